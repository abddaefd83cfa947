import { createHash } from 'node:crypto';
import { countsOf, peersOf } from '../../bench/cluster/counts';
import { sampleEndpoints, sampleFlows } from '../../bench/cluster/flows';
import { listOf, podLabels, type ClusterObjects, type Rule } from '../../bench/cluster/manifests';
import { profile, type ProfileName } from '../../bench/cluster/profiles';
import { validateNetworkPolicy } from '../../lib/validation';

const made = new Map<ProfileName, ClusterObjects>();

/** Made once for all tests that only look at it. */
function known(name: ProfileName): ClusterObjects {
  const cluster = made.get(name) ?? profile(name);
  made.set(name, cluster);
  return cluster;
}

function hash(cluster: ClusterObjects): string {
  return createHash('sha256')
    .update(JSON.stringify(listOf(cluster)))
    .digest('hex');
}

function rulesOf({ policies }: ClusterObjects): Rule[] {
  return policies.flatMap(({ spec }) => [...(spec.ingress ?? []), ...(spec.egress ?? [])]);
}

test('small has its 50 pods', () => {
  expect(countsOf(known('small'))).toMatchObject({ pods: 50, namespaces: 6, policies: 60, peers: 60 });
});

test('k8s-netpol-scale has the counts and medians of the cluster that it imitates', () => {
  const { idlePolicies, ...counts } = countsOf(known('k8s-netpol-scale'));
  expect(counts).toEqual({
    pods: 5413,
    namespaces: 604,
    policies: 13_678,
    peers: 15_423,
    localPods: 6,
    peerPods: 2,
  });
  // There: 3559.
  expect(Math.abs(idlePolicies - 3559)).toBeLessThan(200);
});

test('redhat has 240 x 10 pods and 240 x 20 policies, each with five of everything', () => {
  const cluster = known('redhat');
  expect(countsOf(cluster)).toMatchObject({ pods: 2400, namespaces: 240, policies: 4800 });
  const shapes = cluster.policies.map((policy) => {
    const ports = [...(policy.spec.ingress ?? []), ...(policy.spec.egress ?? [])].flatMap((rule) => rule.ports ?? []);
    const peers = peersOf(policy);
    const shape = {
      ports: ports.filter(({ endPort }) => endPort === undefined).length,
      ranges: ports.filter(({ endPort }) => endPort !== undefined).length,
      cidrs: new Set(peers.flatMap(({ ipBlock }) => ipBlock?.cidr ?? [])).size,
      namespaceSelectors: peers.filter(({ namespaceSelector }) => namespaceSelector).length,
      podSelectors: peers.filter(({ podSelector }) => podSelector).length,
    };
    return JSON.stringify(shape);
  });
  const five = { ports: 5, ranges: 5, cidrs: 5, namespaceSelectors: 5, podSelectors: 5 };
  expect(new Set(shapes)).toEqual(new Set([JSON.stringify(five)]));
});

test('huge has 100,000 pods in no more than 10,000 kinds', () => {
  const { namespaces, workloads, policies } = known('huge');
  const kinds = new Set(workloads.map((each) => `${each.metadata.namespace} ${podLabels(each).app}`));
  expect([namespaces.length, workloads.length, policies.length]).toEqual([2000, 100_000, 20_000]);
  expect(kinds.size).toBeLessThanOrEqual(10_000);
  expect(kinds.size).toBeGreaterThan(5000);
});

test.each<ProfileName>(['small', 'redhat', 'k8s-netpol-scale'])('%s is the same each time', (name) => {
  expect(hash(known(name))).toBe(hash(profile(name)));
});

test.each<ProfileName>(['small', 'redhat', 'k8s-netpol-scale', 'huge'])(
  'the API server would take the policies of %s',
  (name) => {
    const { policies } = known(name);
    const sample = policies.filter((_, index) => index % Math.ceil(policies.length / 300) === 0);
    expect(sample.length).toBeGreaterThan(50);
    expect(sample.flatMap((policy) => validateNetworkPolicy(policy))).toEqual([]);
  },
);

test.each<ProfileName>(['small', 'redhat', 'k8s-netpol-scale'])('every object of %s has a name of its own', (name) => {
  const { workloads, policies } = known(name);
  const names = [...workloads, ...policies].map(
    (each) => `${each.kind} ${each.metadata.namespace}/${each.metadata.name}`,
  );
  expect(new Set(names).size).toBe(names.length);
});

test('every pod has an address of its own', () => {
  const addresses = known('huge').workloads.flatMap((each) => (each.kind === 'Pod' ? each.status.podIP : []));
  expect(new Set(addresses).size).toBe(100_000);
});

test('a realistic profile has named ports, ranges, blocks with holes, expressions and rules without ports', () => {
  const cluster = known('k8s-netpol-scale');
  const rules = rulesOf(cluster);
  const ports = rules.flatMap((rule) => rule.ports ?? []);
  const peers = cluster.policies.flatMap(peersOf);
  const counts = {
    denials: cluster.policies.filter(({ spec }) => !spec.ingress && !spec.egress).length,
    named: ports.filter(({ port }) => typeof port === 'string').length,
    udp: ports.filter(({ protocol }) => protocol === 'UDP').length,
    ranges: ports.filter(({ endPort }) => endPort).length,
    rulesWithoutPorts: rules.filter((rule) => !rule.ports).length,
    holes: peers.filter(({ ipBlock }) => ipBlock?.except).length,
    expressions: peers.filter(({ podSelector }) => podSelector?.matchExpressions).length,
  };
  expect(Object.entries(counts).filter(([, count]) => count < 20)).toEqual([]);
});

test('as Deployments, a profile has the same pods and the same policies', () => {
  const pods = known('k8s-netpol-scale');
  const deployments = profile('k8s-netpol-scale', { form: 'deployments' });
  expect(countsOf(deployments)).toEqual(countsOf(pods));
  expect(JSON.stringify(deployments.policies)).toBe(JSON.stringify(pods.policies));
  expect(new Set(deployments.workloads.map(({ kind }) => kind))).toEqual(new Set(['Deployment']));
});

test('ten times the replicas are ten times the pods, and nothing else', () => {
  const [once, tenfold] = [1, 10].map((replicaFactor) => profile('small', { form: 'deployments', replicaFactor }));
  expect(countsOf(tenfold)).toMatchObject({ pods: 500, policies: 60, peers: 60 });
  expect([tenfold.namespaces, tenfold.policies]).toEqual([once.namespaces, once.policies]);
  expect(tenfold.workloads.map(({ metadata }) => metadata)).toEqual(once.workloads.map(({ metadata }) => metadata));
});

describe('questions', () => {
  const cluster = known('k8s-netpol-scale');
  const flows = sampleFlows(cluster, 2000, 1);

  test('are the same for the same seed, and others for another', () => {
    expect(sampleFlows(cluster, 2000, 1)).toEqual(flows);
    expect(sampleFlows(cluster, 2000, 2)).not.toEqual(flows);
  });

  test('have two different ends, of which at most one is an address', () => {
    const isAddress = (end: string): boolean => !end.includes('/');
    expect(flows.filter(({ from, to }) => from === to || (isAddress(from) && isAddress(to)))).toEqual([]);
    expect(flows.filter(({ from, to }) => isAddress(from) || isAddress(to)).length).toBeGreaterThan(300);
    expect(flows.filter(({ from, to }) => from.split('/')[0] === to.split('/')[0]).length).toBeGreaterThan(300);
  });

  test('are about as many endpoints as wanted, or all', () => {
    expect(new Set(sampleEndpoints(cluster, 1000, 1)).size).toBe(1000);
    expect(sampleEndpoints(known('small'), 1000, 1)).toHaveLength(50);
  });
});
