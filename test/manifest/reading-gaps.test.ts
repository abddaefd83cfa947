import { ClusterReader } from '../../lib/manifest/cluster-reader';
import { readText } from '../../lib/manifest/read-text';
import { readingGaps, type ReadingGaps } from '../../lib/manifest/reading-gaps';

const policy = (spec: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: p, namespace: shop }
spec: ${spec}
`;
const pod = (labels: string): string => `apiVersion: v1
kind: Pod
metadata: { name: p, namespace: shop, labels: ${labels} }
spec: { containers: [] }
`;
const sound = policy('{ podSelector: {} }');

test.each<[string, string, Partial<ReadingGaps>]>([
  ['nothing is wrong', `${sound}---\n${pod('{ a: b }')}`, {}],
  ['a value of a policy is a warning', policy('{ podSelector: {}, ingress: [{ ports: [{ port: 0100 }] }] }'), {}],
  [
    'a policy has a port that none can have',
    policy('{ ingress: [{ ports: [{ port: 0 }] }] }'),
    { lacksPolicies: true },
  ],
  [
    'the kind of a policy is misspelt',
    sound.replace('kind: NetworkPolicy', 'kind: Networkpolicy'),
    { lacksPolicies: true },
  ],
  [
    'a policy is of an old version',
    sound.replace('networking.k8s.io/v1', 'extensions/v1beta1'),
    { lacksPolicies: true },
  ],
  ['a field of a policy stands twice', policy('{ podSelector: {}, podSelector: {} }'), { lacksPolicies: true }],
  ['a key of a policy is null', policy('{ podSelector: {}, ~: 1 }'), { lacksPolicies: true }],
  ['a label of a pod is a number', pod('{ a: 1 }'), { isPartial: true }],
  ['a label of a pod stands twice', pod('{ a: b, a: c }'), { isPartial: true }],
  ['a document is no YAML', `${sound}---\na: [`, { isPartial: true }],
  ['a template stands there', `${sound}---\na: {{ .Values.a }}`, { isPartial: true }],
  [
    'a policy and a pod are wrong',
    `${policy('{ ingress: [{ ports: [{ port: 0 }] }] }')}---\n${pod('{ a: 1 }')}`,
    { isPartial: true, lacksPolicies: true },
  ],
  [
    'there are other kinds',
    'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: { name: r }',
    { otherKinds: ['Rollout.argoproj.io'] },
  ],
])('where %s', (_title, text, expected) => {
  const reader = new ClusterReader();
  readText('a.yaml', text, reader);
  expect(readingGaps(reader)).toEqual({ isPartial: false, lacksPolicies: false, otherKinds: [], ...expected });
});
