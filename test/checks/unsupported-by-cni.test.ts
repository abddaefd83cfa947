import { cniProfile } from '../../lib/cni/named-profile';
import { ingress, policy, yaml } from './manifests';
import { pathsFound } from './run-example';

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
  ['flannel', ['spec.policyTypes']],
  ['calico', ['spec.ingress[0].ports[0].endPort', 'spec.ingress[0].ports[0].endPort']],
  ['calico@3.18', ['spec.ingress[0].ports[0].endPort', 'spec.ingress[0].ports[0].endPort']],
  ['calico@3.30', []],
])('two policies that use everything, with %s', (name, paths) => {
  const text = yaml(policy('p', '{}', everything), policy('q', '{}', everything));
  expect(pathsFound('unsupported-by-cni', text, { cni: cniProfile(name) })).toEqual(paths);
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
