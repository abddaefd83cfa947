import { ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([['no annotation', policy('p', '{}', ingress()), ['metadata.annotations']]])(
  'is found: %s',
  (_title, text, paths) => {
    expect(pathsFound('missing-rationale', text, { preset: 'strict' })).toEqual(paths);
  },
);

test.each([
  [
    'a rationale',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/rationale: because }',
    ),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('missing-rationale', text, { preset: 'strict' })).toEqual([]);
});
