import { egress, ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'IPv4 alone',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 0.0.0.0/0 } }]')),
    ['spec.ingress[0].from[0].ipBlock.cidr'],
  ],
  [
    'IPv6 alone',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: "::/0" } }]')),
    ['spec.ingress[0].from[0].ipBlock.cidr'],
  ],
  [
    'of egress',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: 0.0.0.0/0 } }]')),
    ['spec.egress[0].to[0].ipBlock.cidr'],
  ],
  [
    'holes in it',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }]')),
    ['spec.egress[0].to[0].ipBlock.cidr'],
  ],
  [
    'the other family in another rule',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 0.0.0.0/0 } }]', 'from: [{ ipBlock: { cidr: "::/0" } }]')),
    ['spec.ingress[0].from[0].ipBlock.cidr', 'spec.ingress[1].from[0].ipBlock.cidr'],
  ],
  [
    'pods beside it',
    policy('p', '{}', ingress('from: [{ podSelector: {} }, { ipBlock: { cidr: 0.0.0.0/0 } }]')),
    ['spec.ingress[0].from[1].ipBlock.cidr'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('single-family-anywhere', text, { preset: 'strict' })).toEqual(paths);
});

test.each([
  ['both', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 0.0.0.0/0 } }, { ipBlock: { cidr: "::/0" } }]'))],
  ['a network', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8 } }]'))],
  [
    'both, in the other order',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: "::/0" } }, { ipBlock: { cidr: 0.0.0.0/0 } }]')),
  ],
  [
    'a network of the other family beside it',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: 0.0.0.0/0 } }, { ipBlock: { cidr: "2001:db8::/32" } }]')),
  ],
  ['no peers', policy('p', '{}', ingress('ports: [{ port: 80 }]'))],
  ['all pods', policy('p', '{}', ingress('from: [{ namespaceSelector: {} }]'))],
  ['half of everything', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 0.0.0.0/1 } }]'))],
  ['no blocks', policy('p', '{}', ingress('from: [{ podSelector: {} }]'))],
  [
    'a rule without effect',
    policy('p', '{}', ['policyTypes: [Ingress]', 'egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }]']),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('single-family-anywhere', text, { preset: 'strict' })).toEqual([]);
});
