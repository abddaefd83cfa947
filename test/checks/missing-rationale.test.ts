import { ingress, namespace, policy, yaml } from './manifests';
import { pathsFound } from './run-example';

const annotated = (annotations: string): string =>
  policy('p', '{}', ingress()).replace('namespace: shop', `namespace: shop, annotations: ${annotations}`);

test.each([
  ['no annotation', policy('p', '{}', ingress()), ['metadata.annotations']],
  ['no rationale among the annotations', annotated('{ team: shop }'), ['metadata.annotations']],
  ['an empty rationale', annotated('{ cdk8s-netpol/rationale: "" }'), ['metadata.annotations']],
  ['a rationale of blanks', annotated('{ cdk8s-netpol/rationale: "  " }'), ['metadata.annotations']],
  ['a rationale under another name', annotated('{ rationale: because }'), ['metadata.annotations']],
  [
    'each of two policies',
    yaml(policy('a', '{}', ingress()), policy('b', '{}', ingress())),
    ['metadata.annotations', 'metadata.annotations'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('missing-rationale', text, { preset: 'strict' })).toEqual(paths);
});

test.each([
  [
    'a rationale',
    policy('p', '{}', ingress()).replace(
      'namespace: shop',
      'namespace: shop, annotations: { cdk8s-netpol/rationale: because }',
    ),
  ],
  ['a rationale of several lines', annotated('{ cdk8s-netpol/rationale: "a: because\\nb: because" }')],
  ['an acknowledgement', annotated('{ cdk8s-netpol/acknowledge: "missing-rationale: generated" }')],
  ['no policy', namespace('shop')],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('missing-rationale', text, { preset: 'strict' })).toEqual([]);
});
