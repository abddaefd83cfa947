import { cloudMetadataReachable } from '../../lib/checks/cloud-metadata-reachable/check';
import { egress, ingress, policy } from './manifests';
import { checkYaml, pathsFound } from './run-example';

test.each([
  [
    'everywhere',
    policy('p', '{}', egress('{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 80 }] }')),
    ['spec.egress[0].to[0].ipBlock'],
  ],
  ['no peers', policy('p', '{}', egress('ports: [{ port: 443 }]')), ['spec.egress[0]']],
  [
    'every port',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: 169.254.0.0/16 } }]')),
    ['spec.egress[0].to[0].ipBlock'],
  ],
  ['IPv6', policy('p', '{}', egress('to: [{ ipBlock: { cidr: "::/0" } }]')), ['spec.egress[0].to[0].ipBlock']],
  [
    'a hole for private networks',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 100.64.0.0/10] } }]')),
    ['spec.egress[0].to[0].ipBlock'],
  ],
  [
    'a range of ports',
    policy('p', '{}', egress('{ to: [{ ipBlock: { cidr: 169.254.0.0/16 } }], ports: [{ port: 1, endPort: 100 }] }')),
    ['spec.egress[0].to[0].ipBlock'],
  ],
  [
    'one of two blocks',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: 10.0.0.0/8 } }, { ipBlock: { cidr: 169.254.169.0/24 } }]')),
    ['spec.egress[0].to[1].ipBlock'],
  ],
  ['an empty rule', policy('p', '{}', egress('{}')), ['spec.egress[0]']],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('cloud-metadata-reachable', text)).toEqual(paths);
});

test.each([
  [
    'a network of pods that holds the service of another cloud',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: 100.64.0.0/10 } }]')),
  ],
  ['DNS alone', policy('p', '{}', egress('{ to: [{ ipBlock: { cidr: 169.254.0.0/16 } }], ports: [{ port: 53 }] }'))],
  [
    'a hole',
    policy(
      'p',
      '{}',
      egress('to: [{ ipBlock: { cidr: 169.254.0.0/16, except: [169.254.42.42/32, 169.254.169.254/32] } }]'),
    ),
  ],
  ['ingress', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 0.0.0.0/0 } }]'))],
  ['the address itself', policy('p', '{}', egress('to: [{ ipBlock: { cidr: 169.254.169.254/32 } }]'))],
  ['all pods', policy('p', '{}', egress('to: [{ namespaceSelector: {} }]'))],
  [
    'the address of the cloud in question excepted',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [169.254.169.254/32] } }]')),
  ],
  [
    'that of Alibaba Cloud',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [100.100.100.200/32] } }]')),
  ],
  ['that of IPv6', policy('p', '{}', egress('to: [{ ipBlock: { cidr: "::/0", except: ["fd00:ec2::254/128"] } }]'))],
  [
    'UDP',
    policy('p', '{}', egress('{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 80, protocol: UDP }] }')),
  ],
  [
    'other networks',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: 10.0.0.0/8 } }, { ipBlock: { cidr: 203.0.113.0/24 } }]')),
  ],
  ['no effect', policy('p', '{}', ['policyTypes: [Ingress]', 'egress: [{}]'])],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('cloud-metadata-reachable', text)).toEqual([]);
});

test.each([
  ['0.0.0.0/0', '169.254.169.254', ['169.254.169.254/32']],
  ['169.254.0.0/16', '169.254.169.254', ['169.254.169.254/32']],
  [
    '"::/0"',
    'fd00:ec2::254',
    ['fd00:ec2::254/128', 'fd20:ce::254/128', 'fd00:c1::a9fe:a9fe/128', 'fe80::a9fe:a9fe/128'],
  ],
])('of %s the most widespread service is named, and what to except', (cidr, address, toExcept) => {
  const text = policy('p', '{}', egress(`to: [{ ipBlock: { cidr: ${cidr} } }]`));
  const [{ message, help = '' }] = checkYaml(text, { checks: [cloudMetadataReachable] }).diagnostics;
  expect(message).toContain(` ${address}, the metadata service of AWS`);
  expect(help.match(/[0-9a-f.:]+\/\d+/g)).toEqual(toExcept);
});

test('the fix of the code names addresses that the help names', () => {
  const text = policy('p', '{}', egress('to: [{ ipBlock: { cidr: 0.0.0.0/0 } }, { ipBlock: { cidr: "::/0" } }]'));
  const { diagnostics } = checkYaml(text, { checks: [cloudMetadataReachable] });
  const helps = diagnostics.map(({ help }) => help).join();
  for (const cidr of cloudMetadataReachable.fix.match(/[0-9a-f.:]+\/\d+/g) ?? []) expect(helps).toContain(cidr);
});
