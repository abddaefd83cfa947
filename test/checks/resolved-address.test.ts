import { egress, ingress, policy } from './manifests';
import { pathsFound } from './run-example';

const annotated = (annotations: string, spec: string[] = ingress()): string =>
  policy('p', '{}', spec).replace('namespace: shop', `namespace: shop, annotations: ${annotations}`);

test.each([
  [
    'the annotation',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/host: a.example.com }',
    ),
    ['metadata.annotations.cdk8s-netpol/host'],
  ],
  [
    'a host and no address',
    annotated('{ cdk8s-netpol/host: a.example.com }'),
    ['metadata.annotations.cdk8s-netpol/host'],
  ],
  [
    'a host and its addresses',
    annotated(
      '{ cdk8s-netpol/host: a.example.com }',
      egress('to: [{ ipBlock: { cidr: 203.0.113.1/32 } }, { ipBlock: { cidr: 203.0.113.2/32 } }]'),
    ),
    ['metadata.annotations.cdk8s-netpol/host'],
  ],
  ['an empty host', annotated('{ cdk8s-netpol/host: "" }'), ['metadata.annotations.cdk8s-netpol/host']],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('resolved-address', text)).toEqual(paths);
});

test.each([
  ['an address', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 203.0.113.1/32 } }]'))],
  ['a host under another name', annotated('{ host: a.example.com }')],
  ['other annotations', annotated('{ cdk8s-netpol/rationale: a.example.com }')],
  [
    'an acknowledgement',
    annotated('{ cdk8s-netpol/host: a.example.com, cdk8s-netpol/acknowledge: "resolved-address: it is fixed" }'),
  ],
  ['no annotations', policy('p', '{}', ingress())],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('resolved-address', text)).toEqual([]);
});
