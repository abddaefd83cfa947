import { checkYaml, found } from './run-example';

const pod = (name: string, namespace: string, labels: string, spec = ''): string => `
---
apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: ${namespace}, labels: { ${labels} } }
spec: { ${spec}containers: [{ name: main, image: main }] }`;

const policy = (podSelector: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: p, namespace: shop }
spec:
  podSelector: ${podSelector}
  policyTypes: [Ingress]`;

const isolated = `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress] }`;

test.each([
  ['a label that no pod has', policy('{ matchLabels: { app: wbe } }') + pod('web', 'shop', 'app: web')],
  [
    'pods of another namespace',
    policy('{ matchLabels: { app: api } }') + pod('web', 'shop', 'app: web') + pod('api', 'x', 'app: api'),
  ],
  ['capitals', policy('{ matchLabels: { app: Web } }') + pod('web', 'shop', 'app: web')],
  [
    'an expression',
    policy('{ matchExpressions: [{ key: app, operator: NotIn, values: [web] }] }') + pod('web', 'shop', 'app: web'),
  ],
])('is found: %s', (_title, yaml) => {
  expect(found(yaml + isolated).filter((text) => text.startsWith('dangling-subject'))).toEqual([
    'dangling-subject 5:3 spec.podSelector',
  ]);
});

test.each([
  ['no pods at all', policy('{ matchLabels: { app: web } }')],
  ['no pods in the namespace', policy('{ matchLabels: { app: web } }') + pod('web', 'x', 'app: web')],
  ['an empty selector', policy('{}') + pod('web', 'shop', 'app: web')],
  ['a pod that matches', policy('{ matchLabels: { app: web } }') + pod('web', 'shop', 'app: web')],
  [
    'a pod on the network of its node',
    policy('{ matchLabels: { app: web } }') + pod('web', 'shop', 'app: web', 'hostNetwork: true, '),
  ],
  [
    'what can match nothing',
    policy('{ matchLabels: { app: web }, matchExpressions: [{ key: app, operator: DoesNotExist }] }') +
      pod('web', 'shop', 'app: web'),
  ],
])('is not found: %s', (_title, yaml) => {
  expect(found(yaml + isolated).filter((text) => text.startsWith('dangling-subject'))).toEqual([]);
});

test.each([
  ['the label that was meant', '{ app: wbe }', 'app: web'],
  ['the key that was meant', '{ apps: web }', 'app: web'],
  ['where such pods are', '{ app: api }', '"other"'],
])('helps with %s', (_title, labels, meant) => {
  const { diagnostics } = checkYaml(
    policy(`{ matchLabels: ${labels} }`) + isolated + pod('web', 'shop', 'app: web') + pod('api', 'other', 'app: api'),
  );
  expect(diagnostics.find(({ code }) => code === 'dangling-subject')?.help).toContain(meant);
});
