import { egress, ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  ['everything', policy('p', '{}', egress('to: [{ ipBlock: { cidr: 0.0.0.0/0 } }]')), ['spec.egress[0].to[0].ipBlock']],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('private-range-in-internet-rule', text, { preset: 'strict' })).toEqual(paths);
});

test.each([
  ['ingress', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 0.0.0.0/0 } }]'))],
  ['a network', policy('p', '{}', egress('to: [{ ipBlock: { cidr: 10.0.0.0/8 } }]'))],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('private-range-in-internet-rule', text, { preset: 'strict' })).toEqual([]);
});
