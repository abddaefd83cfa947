import { isMeantAsNetworkPolicy, qualifiedKind, readKindOf } from '../../lib/manifest/object-kind';

test.each<[string, string, boolean]>([
  ['v1', 'Pod', true],
  ['v1', 'Namespace', true],
  ['v1', 'Service', true],
  ['v1', 'ReplicationController', true],
  ['apps/v1', 'Deployment', true],
  ['apps/v1beta2', 'StatefulSet', true],
  ['extensions/v1beta1', 'DaemonSet', true],
  ['apps/v1', 'ReplicaSet', true],
  ['batch/v1', 'Job', true],
  ['batch/v1beta1', 'CronJob', true],
  ['v1', 'Deployment', false],
  ['apps/v1', 'Pod', false],
  ['serving.knative.dev/v1', 'Service', false],
  ['batch.volcano.sh/v1alpha1', 'Job', false],
  ['v1', 'pod', false],
  ['v1', 'ConfigMap', false],
  ['v1', 'constructor', false],
])('%s %s', (apiVersion, kind, isRead) => {
  expect(readKindOf({ apiVersion, kind })).toBe(isRead ? kind : undefined);
});

test('without a version the kind decides, without a kind nothing', () => {
  expect(readKindOf({ kind: 'Deployment' })).toBe('Deployment');
  expect(readKindOf({ apiVersion: 'v1' })).toBeUndefined();
  expect(readKindOf({ apiVersion: 'v1', kind: ['Pod'] })).toBeUndefined();
});

test.each<[unknown, unknown, boolean]>([
  ['networking.k8s.io/v1', 'NetworkPolicy', true],
  ['extensions/v1beta1', 'NetworkPolicy', true],
  ['networking.k8s.io/v1', 'NetworkPolicies', true],
  ['network.k8s.io/v1', 'NetworkPolicy', true],
  [undefined, 'NetworkPolicy', true],
  ['projectcalico.org/v3', 'NetworkPolicy', false],
  ['networking.k8s.io/v1', 'Ingress', false],
  ['v1', 'NetworkPolicies', false],
])('%s %s is meant as a NetworkPolicy: %s', (apiVersion, kind, isMeant) => {
  expect(isMeantAsNetworkPolicy({ apiVersion, kind })).toBe(isMeant);
});

test.each<[object, string]>([
  [{ apiVersion: 'v1', kind: 'ConfigMap' }, 'ConfigMap'],
  [{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' }, 'Rollout.argoproj.io'],
  [{ kind: 'ConfigMap' }, 'ConfigMap'],
  [{ apiVersion: 'v1' }, ''],
])('%j is called %s', (value, name) => {
  expect(qualifiedKind({ ...value })).toBe(name);
});
