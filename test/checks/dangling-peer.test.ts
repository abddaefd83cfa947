import { inNamespace, ingress, pod, policy, yaml } from './manifests';
import { checkYaml, pathsFound } from './run-example';

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
  [
    'the subject of a policy of another namespace',
    yaml(
      policy('p', '{}', ingress('from: [{ podSelector: { matchLabels: { app: apy } } }]')),
      policy('q', '{ matchLabels: { app: apy } }', ingress(), 'jobs'),
      pod('web', 'app: web'),
    ),
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
  [
    'the subject of another policy, which selects no pods either',
    yaml(
      policy('p', '{}', ingress('from: [{ podSelector: { matchLabels: { app: apy } } }]')),
      policy('q', '{ matchLabels: { app: apy } }', ingress()),
      pod('web', 'app: web'),
    ),
  ],
  [
    'the subject of a policy of the namespace that is asked for',
    yaml(
      policy('p', '{}', ingress(`from: [{ ${inNamespace('jobs')}, podSelector: { matchLabels: { app: apy } } }]`)),
      policy('q', '{ matchLabels: { app: apy } }', ingress(), 'jobs'),
      pod('web', 'app: web', { namespace: 'jobs' }),
    ),
  ],
  ['no pods', policy('p', web, ingress('from: [{ podSelector: { matchLabels: { app: apy } } }]'))],
  ['a pod that matches', yaml(policy('p', '{}', ingress(`from: [{ podSelector: ${web} }]`)), pod('web', 'app: web'))],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('dangling-peer', text)).toEqual([]);
});

test.each([
  ['a value that is almost there', 'app: wbe', ['did you mean app: web?']],
  ['a key that is almost there', 'apps: web', ['did you mean app: web?']],
  ['nothing like it', 'app: other', []],
  ['pods of another namespace', 'app: report', []],
])('the help of %s', (_title, label, expected) => {
  const rule = `from: [{ ${inNamespace('jobs')}, podSelector: { matchLabels: { ${label} } } }]`;
  const text = yaml(
    policy('p', '{}', ingress(rule)),
    pod('web', 'app: web', { namespace: 'jobs' }),
    pod('report', 'app: report'),
  );
  const { diagnostics } = checkYaml(text);
  const helps = diagnostics.flatMap(({ code, help }) =>
    code === 'dangling-peer' && help?.startsWith('did') ? help : [],
  );
  expect(helps).toEqual(expected);
});
