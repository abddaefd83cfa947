import { ingress, pod, policy, yaml } from './manifests';
import { pathsFound } from './run-example';

const web = '{ matchLabels: { app: web } }';

test('pods of another namespace, which a podSelector alone cannot mean, are found', () => {
  const text = yaml(
    policy('p', '{ matchLabels: { app: db } }', ingress(`from: [{ podSelector: ${web} }]`), 'data'),
    pod('db', 'app: db', { namespace: 'data' }),
    pod('web', 'app: web', { namespace: 'front' }),
  );
  expect(pathsFound('peer-in-own-namespace', text)).toEqual(['spec.ingress[0].from[0]']);
  expect(pathsFound('dangling-peer', text)).toEqual([]);
});

test.each([
  [
    'a pod of its own namespace',
    yaml(policy('p', '{}', ingress(`from: [{ podSelector: ${web} }]`)), pod('web', 'app: web')),
  ],
  ['nothing is known', policy('p', '{}', ingress(`from: [{ podSelector: ${web} }]`))],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('peer-in-own-namespace', text)).toEqual([]);
});
