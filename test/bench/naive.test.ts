import { endpointId, sampleFlows } from '../../bench/cluster/flows';
import {
  policyObject,
  podLabels,
  podPorts,
  type ClusterObjects,
  type PolicySpec,
  type WorkloadObject,
} from '../../bench/cluster/manifests';
import { NaiveEvaluator } from '../../bench/cluster/naive';
import { profile } from '../../bench/cluster/profiles';
import { isAllowed, type PointEnd } from '../support/point-evaluator';

test('agrees with the evaluator that the tests hold against the library', () => {
  const cluster = profile('small');
  const naive = new NaiveEvaluator(cluster);
  const ends = new Map(cluster.workloads.map((each) => [endpointId(each), pointPod(each)]));
  const namespaces = Object.fromEntries(cluster.namespaces.map(({ metadata }) => [metadata.name, metadata.labels]));
  const outcomes = sampleFlows(cluster, 1500, 3).map((flow) => {
    const [from, to] = [flow.from, flow.to].map((end): PointEnd => ends.get(end) ?? { ip: end });
    const expected = isAllowed([...cluster.policies], namespaces, { ...flow, from, to }) ? 'allowed' : 'denied';
    expect({ flow, outcome: naive.outcome(flow) }).toEqual({ flow, outcome: expected });
    return expected;
  });
  expect(new Set(outcomes)).toEqual(new Set(['allowed', 'denied']));
});

function pointPod(workload: WorkloadObject): PointEnd {
  const ports = podPorts(workload).map(({ name, containerPort, protocol }) => ({
    name,
    port: containerPort,
    protocol,
  }));
  const ip = workload.kind === 'Pod' ? workload.status.podIP : undefined;
  return { namespace: workload.metadata.namespace, labels: podLabels(workload), ip, ports };
}

describe('pods without a known address', () => {
  const deployments = profile('small', { form: 'deployments' });
  const [from, to] = deployments.workloads;
  const ask = (spec: PolicySpec) => {
    const policies = [policyObject(to.metadata.namespace, 'policy', spec)];
    const cluster: ClusterObjects = { ...deployments, policies };
    const flow = { from: endpointId(from), to: endpointId(to), protocol: 'TCP' as const, port: 80 };
    return new NaiveEvaluator(cluster).outcome(flow);
  };
  const block = (cidr: string, except?: string[]): PolicySpec => ({
    podSelector: {},
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ ipBlock: { cidr, except } }] }],
  });

  test.each([
    ['10.16.3.0/24', [], 'unknown'],
    ['0.0.0.0/0', [], 'unknown'],
    ['0.0.0.0/0', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'], 'unknown'],
    ['0.0.0.0/0', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'], 'denied'],
    ['20.1.0.0/16', [], 'denied'],
  ])('%s except %j: %s', (cidr, except, outcome) => {
    expect(ask(block(cidr, except))).toBe(outcome);
  });

  test('what another rule allows is allowed', () => {
    const rules = [...(block('10.0.0.0/8').ingress ?? []), { from: [{ podSelector: {} }] }];
    expect(ask({ podSelector: {}, policyTypes: ['Ingress'], ingress: rules })).toBe('allowed');
  });
});
