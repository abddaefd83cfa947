import { unsupportedByCni } from '../../lib/checks/unsupported-by-cni/check';
import { cniProfile } from '../../lib/cni/named-profile';
import { ingress, policy, yaml } from './manifests';
import { checkYaml, pathsFound } from './run-example';

test.each([
  [
    'a range of ports',
    policy('p', '{}', ingress('ports: [{ port: 1, endPort: 2 }]')),
    ['spec.ingress[0].ports[0].endPort'],
  ],
  [
    'a named port',
    policy('p', '{}', ingress('ports: [{ port: 1 }, { port: http }]')),
    ['spec.ingress[0].ports[1].port'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('unsupported-by-cni', text, { cni: cniProfile('weave-net') })).toEqual(paths);
});

test.each([
  ['a single port', policy('p', '{}', ingress('ports: [{ port: 1 }]'))],
  ['a hole in a block', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }]'))],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('unsupported-by-cni', text, { cni: cniProfile('weave-net') })).toEqual([]);
});

const everything = [
  'policyTypes: [Ingress, Egress]',
  'ingress: [{ ports: [{ port: 1, endPort: 2 }, { port: 5, protocol: SCTP }, { port: http }] }]',
  'egress: [{ to: [{ ipBlock: { cidr: "2001:db8::/32", except: ["2001:db8:1::/48"] } }] }]',
];

test.each([
  ['flannel', ['p spec.policyTypes', 'q spec.policyTypes']],
  ['calico', ['p spec.ingress[0].ports[0].endPort', 'q spec.ingress[0].ports[0].endPort']],
  ['calico@3.18', ['p spec.ingress[0].ports[0].endPort', 'q spec.ingress[0].ports[0].endPort']],
  ['calico@3.30', []],
  ['aws-vpc-cni', ['p spec.policyTypes', 'q spec.policyTypes']],
  [
    'weave-net',
    ['p', 'q'].flatMap((name) => [`${name} spec.ingress[0].ports[0].endPort`, `${name} spec.ingress[0].ports[2].port`]),
  ],
])('two policies that use everything, with %s', (name, places) => {
  const text = yaml(policy('p', '{}', everything), policy('q', '{}', everything));
  const found = checkYaml(text, { cni: cniProfile(name) }).diagnostics.flatMap(({ code, subject, path }) =>
    code === 'unsupported-by-cni' ? [`${subject?.name ?? ''} ${path ?? ''}`] : [],
  );
  expect(found).toEqual(places);
});

test('acknowledged for one policy, it is still found in the others', () => {
  const acknowledged = policy('p', '{}', ingress()).replace(
    'namespace: shop }',
    'namespace: shop, annotations: { cdk8s-netpol/acknowledge: "unsupported-by-cni: being replaced" } }',
  );
  const text = yaml(acknowledged, policy('q', '{}', ingress()), policy('r', '{}', ingress()));
  const { diagnostics, acknowledged: fine } = checkYaml(text, {
    cni: cniProfile('flannel'),
    checks: [unsupportedByCni],
  });
  expect(diagnostics.map(({ subject }) => subject?.name)).toEqual(['q', 'r']);
  expect(fine.map(({ diagnostic }) => diagnostic.subject?.name)).toEqual(['p']);
});

test.each([
  [
    'rules without effect',
    policy('p', '{}', [
      'policyTypes: [Ingress]',
      'egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }], ports: [{ port: 1, endPort: 2 }] }]',
    ]),
  ],
  ['numbers', policy('p', '{}', ingress('ports: [{ port: 1 }, { port: 2, protocol: UDP }]'))],
])('nothing of a plugin is asked for: %s', (_title, text) => {
  expect(pathsFound('unsupported-by-cni', text, { cni: cniProfile('calico@3.18') })).toEqual([]);
});

test('where the plugin is not known, nothing is said of it', () => {
  expect(pathsFound('unsupported-by-cni', policy('p', '{}', everything))).toEqual([]);
});
