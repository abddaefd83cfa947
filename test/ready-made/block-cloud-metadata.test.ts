import { BlockCloudMetadata, METADATA_ADDRESSES, NOT_INTERNET, Port, ZeroTrustNamespace } from 'cdk8s-netpol';
import * as ipaddr from 'ipaddr.js';
import { codesOf, example, policiesOf, snapshot, specOf } from './example';

const IPV4 = ['100.100.100.200/32', '169.254.42.42/32', '169.254.169.254/32'];
const IPV6 = [
  'fd00:42::42/128',
  'fd00:c1::a9fe:a9fe/128',
  'fd00:ec2::254/128',
  'fd20:ce::254/128',
  'fe80::a9fe:a9fe/128',
];

test('everything but the metadata addresses of the clouds, in both families', () => {
  const { api, namespace } = example();
  new ZeroTrustNamespace(namespace, 'baseline');
  new BlockCloudMetadata(api, 'allow-egress-but-metadata');
  const policies = policiesOf(api);
  const policy = policies.get('shop/api-allow-egress-but-metadata');

  expect(policy.spec).toEqual({
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: IPV4 } }, { ipBlock: { cidr: '::/0', except: IPV6 } }] }],
  });
  expect(policy.metadata.labels).toEqual({ 'cdk8s-netpol/layer': 'security' });
  expect(codesOf(api)).toEqual([]);
  expect(policies.toYaml()).toMatchFile(snapshot('block-cloud-metadata'));
});

test('ports and further exceptions narrow it', () => {
  const { api } = example();
  new BlockCloudMetadata(api, 'egress', {
    isolates: true,
    ports: [Port.tcp(443)],
    alsoExcept: ['10.0.0.0/8', 'fd12::/16'],
  });

  expect(specOf(api, 'shop/api-egress')).toMatchObject({
    egress: [
      {
        to: [{ ipBlock: { except: [...IPV4, '10.0.0.0/8'] } }, { ipBlock: { except: [...IPV6, 'fd12::/16'] } }],
        ports: [{ protocol: 'TCP', port: 443 }],
      },
    ],
  });
});

test('it allows, so pods that nothing else isolates are told what they lose', () => {
  const { namespace } = example();
  new BlockCloudMetadata(namespace, 'egress');

  expect(codesOf(namespace)).toEqual(['implicit-isolation']);
});

test('an exception that is no CIDR', () => {
  const { api } = example();
  new BlockCloudMetadata(api, 'egress', { isolates: true, alsoExcept: ['10.0.0.0'] });

  expect(codesOf(api)).toEqual(['cidr-invalid']);
});

test('each address is a single one, has a source, and is none of the public internet', () => {
  const special = [...NOT_INTERNET.ipv4, ...NOT_INTERNET.ipv6].map(({ cidr }) => cidr.split('/'));
  for (const { cidr, purpose, source } of [...METADATA_ADDRESSES.ipv4, ...METADATA_ADDRESSES.ipv6]) {
    const [text, bits] = cidr.split('/');
    const address = ipaddr.parse(text);
    const isSpecial = special.some(([range, length]) => {
      const base = ipaddr.parse(range);
      return base.kind() === address.kind() && address.match(base, Number(length));
    });

    expect([cidr, bits, isSpecial]).toEqual([cidr, address.kind() === 'ipv4' ? '32' : '128', true]);
    expect(purpose).not.toBe('');
    expect(source).not.toBe('');
  }
});
