import fc from 'fast-check';
import { NAMESPACE_NAME_LABEL } from '../../lib/model/namespace';
import { isFinished, type ContainerPort, type Workload } from '../../lib/model/workload';
import type { DescribedCluster } from './described-cluster';
import { withUndeclaredPeers } from './other-readings';
import {
  IPV4_ADDRESSES,
  IPV6_ADDRESSES,
  labels,
  NAMESPACE_NAMES,
  policies,
  PORT_NAMES,
  PORT_NUMBERS,
  PROTOCOL_NAMES,
} from './random-policies';

/** Names clash across protocols, and now and then within one. */
const containerPort: fc.Arbitrary<ContainerPort> = fc.record({
  name: fc.constantFrom(undefined, ...PORT_NAMES),
  protocol: fc.constantFrom(...PROTOCOL_NAMES),
  port: fc.constantFrom(...PORT_NUMBERS),
});

const ipv4 = fc.constantFrom(...IPV4_ADDRESSES);
const ipv6 = fc.constantFrom(...IPV6_ADDRESSES);
const addresses = fc.oneof(
  { weight: 4, arbitrary: fc.constant<string[]>([]) },
  { weight: 2, arbitrary: ipv4.map((v4) => [v4]) },
  { weight: 1, arbitrary: ipv6.map((v6) => [v6]) },
  { weight: 2, arbitrary: fc.tuple(ipv4, ipv6) },
  { weight: 1, arbitrary: fc.tuple(ipv4, ipv4) },
);

const workload = fc.record({
  namespace: fc.constantFrom('a', 'a', 'a', 'b', 'b', 'default'),
  kind: fc.constantFrom('Deployment', 'Pod'),
  labels,
  ports: fc.array(containerPort, { maxLength: 4 }),
  replicas: fc.nat(3),
  hostNetwork: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  addresses,
  nodeAddresses: fc.oneof(
    { weight: 3, arbitrary: fc.constant<string[]>([]) },
    fc.subarray([...IPV4_ADDRESSES, 'fd00::2']),
  ),
  phase: fc.oneof(
    { weight: 7, arbitrary: fc.constantFrom<Workload['phase'][]>(undefined, 'Running', 'Pending') },
    { weight: 1, arbitrary: fc.constantFrom<Workload['phase'][]>('Succeeded', 'Failed') },
  ),
});

/** Mostly of all names: of a namespace that is left out and has pods in it nobody knows the labels. */
const namespaces = fc
  .oneof(fc.constant(NAMESPACE_NAMES), fc.subarray(NAMESPACE_NAMES, { minLength: 2 }))
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc
          .tuple(labels, fc.nat(4))
          .map(([own, odd]) => ({ name, labels: odd === 0 ? { ...own, [NAMESPACE_NAME_LABEL]: 'a' } : own })),
      ),
    ),
  );

const options = fc.record(
  {
    podCidrs: fc.constantFrom(
      ...[['10.0.0.0/8'], ['10.0.0.0/9', '10.128.0.0/9', 'fd00::/8'], ['10.1.2.3/16'], ['fd00::/64'], ['10.1.2.3/32']],
    ),
    nodeCidrs: fc.constantFrom(['10.128.0.0/9'], ['192.0.2.0/24', '2001:db8::/32'], ['10.1.2.4/32']),
    plugin: fc.constantFrom(
      { name: 'by-address', ipBlocksMatchPods: true },
      { name: 'by-identity', ipBlocksMatchPods: false },
      { name: 'unknown' },
    ),
  },
  { requiredKeys: [] },
);

const drawnCluster: fc.Arbitrary<DescribedCluster> = fc.record({
  namespaces,
  workloads: fc
    .array(workload, { minLength: 2, maxLength: 6 })
    .map((drawn) => withoutSharedAddresses(drawn.map((each, i) => ({ ...each, name: `w${i}` })))),
  policies,
  options,
});

/** In some, much hangs on labels of namespaces that nobody knows. */
export const describedCluster = fc.oneof(
  { weight: 3, arbitrary: drawnCluster },
  { weight: 1, arbitrary: drawnCluster.map(withUndeclaredPeers) },
);

/** Two pods on the pod network never have one address; finished ones and those of nodes may. */
function withoutSharedAddresses(workloads: readonly Workload[]): Workload[] {
  const taken = new Set<string>();
  return workloads.map((each) => {
    if (each.hostNetwork || isFinished(each)) return each;
    const own = [...new Set(each.addresses)].filter((address) => !taken.has(address));
    own.forEach((address) => taken.add(address));
    return { ...each, addresses: own };
  });
}
