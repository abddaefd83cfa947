import { ingress, policy } from './manifests';
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
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('wide-ip-block', text, { preset: 'strict' })).toEqual(paths);
});

test.each([
  ['everything', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 0.0.0.0/0 } }]'))],
  ['a private network', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8 } }]'))],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('wide-ip-block', text, { preset: 'strict' })).toEqual([]);
});
