import { egress, ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'half of everything',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 128.0.0.0/1 } }]')),
    ['spec.ingress[0].from[0].ipBlock.cidr'],
  ],
  [
    'of IPv6',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: "2000::/3" } }]')),
    ['spec.ingress[0].from[0].ipBlock.cidr'],
  ],
  [
    'just wider than a network of one organisation',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/7 } }]')),
    ['spec.ingress[0].from[0].ipBlock.cidr'],
  ],
  [
    'of egress',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: 0.0.0.0/1 } }]')),
    ['spec.egress[0].to[0].ipBlock.cidr'],
  ],
  [
    'holes in it',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 128.0.0.0/1, except: [192.168.0.0/16] } }]')),
    ['spec.ingress[0].from[0].ipBlock.cidr'],
  ],
  [
    'just wider, of IPv6',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: "2000::/15" } }]')),
    ['spec.ingress[0].from[0].ipBlock.cidr'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('wide-ip-block', text, { preset: 'strict' })).toEqual(paths);
});

test.each([
  ['everything', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 0.0.0.0/0 } }]'))],
  ['a private network', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8 } }]'))],
  ['of IPv6', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: "2001:db8::/32" } }]'))],
  ['as wide as one organisation has', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: "2001::/16" } }]'))],
  ['everything of IPv6', policy('p', '{}', egress('to: [{ ipBlock: { cidr: "::/0" } }]'))],
  ['one host', policy('p', '{}', egress('to: [{ ipBlock: { cidr: 203.0.113.1/32 } }]'))],
  ['everything but', policy('p', '{}', egress('to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/7] } }]'))],
  ['no blocks', policy('p', '{}', ingress('from: [{ namespaceSelector: {} }]'))],
  [
    'a rule without effect',
    policy('p', '{}', ['policyTypes: [Ingress]', 'egress: [{ to: [{ ipBlock: { cidr: 128.0.0.0/1 } }] }]']),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('wide-ip-block', text, { preset: 'strict' })).toEqual([]);
});
