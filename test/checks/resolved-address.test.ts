import { ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'the annotation',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/host: a.example.com }',
    ),
    ['metadata.annotations.cdk8s-netpol/host'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('resolved-address', text)).toEqual(paths);
});

test.each([['an address', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 203.0.113.1/32 } }]'))]])(
  'is not found: %s',
  (_title, text) => {
    expect(pathsFound('resolved-address', text)).toEqual([]);
  },
);
