import { inNamespace, ingress, pod, policy, yaml } from './manifests';
import { pathsFound } from './run-example';

const web = '{ matchLabels: { app: web } }';

test.each([
  [
    'a label that no pod of the namespace has',
    yaml(
      policy('p', web, ingress(`from: [{ ${inNamespace('jobs')}, podSelector: { matchLabels: { app: reprot } } }]`)),
      pod('web', 'app: web'),
      pod('report', 'app: report', { namespace: 'jobs' }),
    ),
    ['spec.ingress[0].from[0]'],
  ],
  [
    'of its own namespace',
    yaml(policy('p', web, ingress('from: [{ podSelector: { matchLabels: { app: apy } } }]')), pod('web', 'app: web')),
    ['spec.ingress[0].from[0]'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('dangling-peer', text)).toEqual(paths);
});

test.each([
  [
    'a namespace of which nothing is known',
    yaml(policy('p', web, ingress(`from: [{ ${inNamespace('jobs')} }]`)), pod('web', 'app: web')),
  ],
  ['no pods', policy('p', web, ingress('from: [{ podSelector: { matchLabels: { app: apy } } }]'))],
  ['a pod that matches', yaml(policy('p', '{}', ingress(`from: [{ podSelector: ${web} }]`)), pod('web', 'app: web'))],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('dangling-peer', text)).toEqual([]);
});
