import { inNamespace, ingress, pod, policy, yaml } from './manifests';
import { pathsFound } from './run-example';

const report = '{ matchLabels: { app: report } }';
const pods = yaml(pod('web', 'app: web'), pod('report', 'app: report', { namespace: 'jobs' }));

test('a dash before the podSelector of a peer in another namespace is found', () => {
  const rule = `from: [{ ${inNamespace('jobs')} }, { podSelector: ${report} }]`;
  expect(pathsFound('and-or-dash', yaml(policy('p', '{}', ingress(rule)), pods))).toEqual(['spec.ingress[0].from[1]']);
});

test.each([
  ['both in one peer', ingress(`from: [{ ${inNamespace('jobs')}, podSelector: ${report} }]`)],
  [
    'OR, with a pod that is there',
    ingress(`from: [{ ${inNamespace('jobs')} }, { podSelector: { matchLabels: { app: web } } }]`),
  ],
])('is not found: %s', (_title, rules) => {
  expect(pathsFound('and-or-dash', yaml(policy('p', '{}', rules), pods))).toEqual([]);
});
