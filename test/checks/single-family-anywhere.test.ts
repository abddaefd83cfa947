import { ingress, policy } from './manifests';
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
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('single-family-anywhere', text, { preset: 'strict' })).toEqual(paths);
});

test.each([
  ['both', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 0.0.0.0/0 } }, { ipBlock: { cidr: "::/0" } }]'))],
  ['a network', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8 } }]'))],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('single-family-anywhere', text, { preset: 'strict' })).toEqual([]);
});
