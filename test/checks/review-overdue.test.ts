import { ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'a day that is over',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/review-by: "2029-12-31" }',
    ),
    ['metadata.annotations.cdk8s-netpol/review-by'],
  ],
  [
    'no day',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/review-by: soon }',
    ),
    ['metadata.annotations.cdk8s-netpol/review-by'],
  ],
  [
    'one of several rules, each with its day',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/review-by: "a: 2029-12-31\\nb: 2030-01-31" }',
    ),
    ['metadata.annotations.cdk8s-netpol/review-by'],
  ],
  [
    'yesterday',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/review-by: "2029-12-31" }',
    ),
    ['metadata.annotations.cdk8s-netpol/review-by'],
  ],
  [
    'a day that no calendar has',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/review-by: "2030-02-30" }',
    ),
    ['metadata.annotations.cdk8s-netpol/review-by'],
  ],
  [
    'a day that is over, in a block scalar',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/review-by: "2029-12-31\\n" }',
    ),
    ['metadata.annotations.cdk8s-netpol/review-by'],
  ],
  [
    'nothing',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/review-by: " \\n" }',
    ),
    ['metadata.annotations.cdk8s-netpol/review-by'],
  ],
  [
    'two rules',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/review-by: "a: 2029-12-30\\nb: 2029-12-31" }',
    ),
    [...['metadata.annotations.cdk8s-netpol/review-by'], ...['metadata.annotations.cdk8s-netpol/review-by']],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('review-overdue', text, { preset: 'strict', today: '2030-01-01' })).toEqual(paths);
});

test.each([
  [
    'today',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/review-by: "2030-01-01" }',
    ),
  ],
  [
    'several rules, each with its day',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/review-by: "a: 2030-01-01\\nb: 2030-01-31" }',
    ),
  ],
  [
    'a day to come, in a block scalar',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/review-by: "2030-01-01\\n" }',
    ),
  ],
  [
    'days to come among empty lines and blanks',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/review-by: "\\n  a: 2030-01-01 \\n\\n  b: 2030-01-31\\n" }',
    ),
  ],
  ['no annotation', policy('p', '{}', ingress())],
  [
    'tomorrow',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/review-by: "2030-01-02" }',
    ),
  ],
  [
    'another year',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/review-by: "2031-01-01" }',
    ),
  ],
  [
    'one rule with its day',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/review-by: "allow-web: 2030-01-31" }',
    ),
  ],
  [
    'other annotations',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { review-by: "2029-12-31" }',
    ),
  ],
  [
    'an acknowledgement',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/review-by: "2029-12-31", cdk8s-netpol/acknowledge: "review-overdue: soon" }',
    ),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('review-overdue', text, { preset: 'strict', today: '2030-01-01' })).toEqual([]);
});
