import { ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'one in another',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/24, 10.1.0.0/16] } }]')),
    ['spec.ingress[0].from[0].ipBlock.except[0]'],
  ],
  [
    'the same twice',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.1.0.0/16] } }]')),
    ['spec.ingress[0].from[0].ipBlock.except[1]'],
  ],
  [
    'everything',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.0.0.0/9, 10.128.0.0/9] } }]')),
    ['spec.ingress[0].from[0].ipBlock.except'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('overlapping-except', text, { preset: 'strict' })).toEqual(paths);
});

test.each([
  [
    'two apart',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.2.0.0/16] } }]')),
  ],
  ['none', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8 } }]'))],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('overlapping-except', text, { preset: 'strict' })).toEqual([]);
});
