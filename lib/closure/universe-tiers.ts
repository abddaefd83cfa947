import { compareText } from '../base/compare-text';
import { endpointKey, type AppGraph, type Endpoint, type GraphTier } from '../graph/app-graph';
import { workload, type ContainerPort, type Workload } from '../model/workload';

/** Kind of the pods that an app graph declares. */
const TIER = 'Tier';

/** A tier of the universe: the pod that stands for it, if it can have pods at all. */
export interface UniverseTier extends GraphTier {
  readonly pod: Workload | undefined;
}

/**
 * The tiers of a graph in an order of their own, each once, also those that only rules name. Ids are readable and need not
 * be unique: of several with equal ids the second one gets a 2.
 */
export function tiersOf(graph: AppGraph): UniverseTier[] {
  const distinct = new Map<string, GraphTier>();
  for (const tier of declaredTiers(graph)) {
    const key = tierKey(tier.endpoint);
    const known = distinct.get(key);
    distinct.set(key, known ? merged(known, tier) : tier);
  }
  const sorted = [...distinct].sort(([a], [b]) => compareText(a, b)).map(([, tier]) => tier);
  const taken = new Set<string>();
  return sorted.map((tier) => ({ ...tier, pod: podOf(tier, taken) }));
}

/** Equal for the same tier, named from anywhere. */
export function tierKey(endpoint: Endpoint): string {
  return `${endpoint.namespace.name}/${endpoint.id} ${endpointKey(endpoint)}`;
}

function declaredTiers({ tiers, rules }: AppGraph): GraphTier[] {
  const known = new Set(tiers.map(({ endpoint }) => endpoint));
  const named: GraphTier[] = [];
  for (const rule of rules) {
    const peers = rule.kind === 'allow' ? rule.peers : [];
    for (const endpoint of [
      rule.subject,
      ...peers.map((peer) => (peer.kind === 'endpoint' ? peer.endpoint : undefined)),
    ]) {
      if (!endpoint || endpoint.pods.isEverything || known.has(endpoint)) continue;
      known.add(endpoint);
      named.push({ endpoint, ports: [], hostNetwork: false, origin: rule.origin });
    }
  }
  return [...tiers, ...named];
}

/** Two applications may make the same tier of the same namespace. */
function merged(a: GraphTier, b: GraphTier): GraphTier {
  const first = compareText(a.origin.constructPath, b.origin.constructPath) <= 0 ? a : b;
  return { ...first, ports: [...a.ports, ...b.ports], hostNetwork: a.hostNetwork && b.hostNetwork };
}

function podOf({ endpoint, ports, hostNetwork, origin }: GraphTier, taken: Set<string>): Workload | undefined {
  const labels = endpoint.pods.example;
  if (!labels) return undefined;
  const namespace = endpoint.namespace.name;
  const name = freeName(namespace, endpoint.id, taken);
  taken.add(`${namespace}/${name}`);
  return workload({ namespace, kind: TIER, name, labels, ports: distinctPorts(ports), hostNetwork, source: origin });
}

function freeName(namespace: string, id: string, taken: ReadonlySet<string>): string {
  let name = id;
  for (let number = 2; taken.has(`${namespace}/${name}`); number++) name = `${id}-${number}`;
  return name;
}

/** Each port once, in an order that does not depend on who declared it first. */
export function distinctPorts(ports: readonly ContainerPort[]): readonly ContainerPort[] {
  if (ports.length < 2) return ports;
  const byText = new Map(ports.map((each) => [`${each.protocol} ${each.port} ${each.name ?? ''}`, each]));
  return [...byText.keys()].sort().map((text) => byText.get(text) as ContainerPort);
}
