import type { Check, MissingInput, Requirement } from '../../lib/checks/check';
import { CheckContext, type CheckAssumptions } from '../../lib/checks/check-context';
import { runChecks } from '../../lib/checks/run-checks';
import { cniProfile } from '../../lib/cni/named-profile';
import { clusterOf, readCluster } from '../../lib/manifest/read-cluster';

const object = (kind: string): unknown => ({ apiVersion: 'v1', kind, metadata: { name: 'n' }, spec: {} });
const [pod, namespace] = ['Pod', 'Namespace'].map(object);
const both = ['workloads', 'namespaces'] as const satisfies Requirement[];

test.each<[readonly Requirement[], unknown[], CheckAssumptions, readonly MissingInput[]]>([
  [[], [], {}, []],
  [['workloads'], [pod], {}, []],
  [['workloads'], [namespace], {}, ['workloads']],
  [['workloads'], [pod], { isPartial: true }, ['complete-input']],
  [['workloads'], [pod], { lacksPolicies: true }, []],
  [['namespaces'], [namespace], {}, []],
  [['namespaces'], [pod], {}, ['namespaces']],
  [['namespaces'], [namespace], { isPartial: true }, ['complete-input']],
  [both, [], {}, both],
  [both, [], { isPartial: true }, ['complete-input']],
  [['policies'], [], {}, []],
  [['policies'], [], { lacksPolicies: true }, ['sound-policies']],
  [['policies'], [], { otherKinds: ['ConfigMap', 'Rollout.argoproj.io'] }, []],
  [['policies'], [], { otherKinds: ['CiliumNetworkPolicy.cilium.io'] }, ['known-policies']],
  [['policies'], [], { otherKinds: ['NetworkPolicy.projectcalico.org'] }, ['known-policies']],
  [['policies'], [], { otherKinds: ['ClusterNetworkPolicy.policy.networking.k8s.io'] }, ['known-policies']],
  [['plugin'], [], {}, ['plugin']],
  [['plugin'], [], { cni: cniProfile('cilium'), isPartial: true }, []],
  [['today'], [], {}, ['today']],
  [['today'], [], { today: '2030-01-31', isPartial: true }, []],
])('a check that needs %j, of %j with %j, lacks %j', (needs, objects, assumptions, missing) => {
  const check: Check = { id: 'acme/any', severity: 'info', title: 't', why: 'w', fix: 'f', needs, run: () => [] };
  const context = new CheckContext(clusterOf(readCluster(objects.map((value) => ({ value })))), assumptions);
  const plan = { checks: [{ check, severity: check.severity }], knownChecks: [check.id], acknowledgements: [] };
  expect(runChecks(context, plan).skipped).toEqual(missing.length > 0 ? [{ check: 'acme/any', needs: missing }] : []);
});
