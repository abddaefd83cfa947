import type { ConnectivityDocument, ConnectivityEndpoint } from '../../lib/analysis/connectivity-document';
import type { Reachability } from '../../lib/analysis/reachability';
import type { Outcome } from '../../lib/analysis/verdict';
import type { ProtocolName } from '../../lib/model/protocol';
import { isFinished, workloadId } from '../../lib/model/workload';
import { addressOf, bitsOf, endsOf, isInside, stepFrom, type AddressBits } from '../support/address-bits';
import { isUnconditional, type ClusterOracle, type OracleEnd } from '../support/cluster-oracle';
import { oracleOf, type DescribedCluster } from './described-cluster';
import { addressesOfInterest } from './random-flows';

/** One question to a document: two positions in its list of endpoints, and one in the addresses of such an endpoint. */
export interface PairDraw {
  readonly from: number;
  readonly to: number;
  readonly address: number;
  readonly protocol: ProtocolName;
  readonly port: number;
}

/** What a document says about a connection between two of its endpoints. */
export function outcomeInDocument(
  { connections }: ConnectivityDocument,
  from: ConnectivityEndpoint,
  to: ConnectivityEndpoint,
  { protocol, port }: Pick<PairDraw, 'protocol' | 'port'>,
): Outcome | 'both allowed and unknown' {
  const found = connections.filter((each) => each.from === from.group && each.to === to.group);
  const holds = (texts: readonly string[] = []): boolean =>
    texts.some((text) => {
      const [first, last = first] = text.split('-').map(Number);
      return first <= port && port <= last;
    });
  const isAllowed = found.some(({ allowed }) => holds(allowed[protocol]));
  const isUnknown = found.some(({ unknown }) => holds(unknown?.[protocol]));
  if (isAllowed && isUnknown) return 'both allowed and unknown';
  return isAllowed ? 'allowed' : isUnknown ? 'unknown' : 'denied';
}

/** The answers of a document that differ from those of the oracle. */
export function connectivityDisagreements(
  described: DescribedCluster,
  document: ConnectivityDocument,
  draws: readonly PairDraw[],
): { from: string; to: string; draw: PairDraw; engine: string; oracle: Outcome }[] {
  const oracle = oracleOf(described);
  const { endpoints } = document;
  const interesting = addressesOfInterest(described).map(bitsOf);
  return draws.flatMap((draw) => {
    const [from, to] = [endpoints[draw.from % endpoints.length], endpoints[draw.to % endpoints.length]];
    if (!isQuestion(from, to)) return [];
    const ends = [from, to].map((endpoint) => endOf(described, endpoint, interesting, draw.address));
    const flow = { from: ends[0], to: ends[1], protocol: draw.protocol, port: draw.port };
    // Documents are about nodes in general and do not know which one a pod is on.
    if (isUnconditional(flow)) return [];
    const said = outcomeInDocument(document, from, to, draw);
    const expected = oracle.outcome(flow);
    return said === expected ? [] : [{ from: from.id, to: to.id, draw, engine: said, oracle: expected }];
  });
}

/** Pairs of which a document says something else than the engine does when it is asked about them alone. */
export function differencesFromBetween(
  { workloads }: DescribedCluster,
  engine: Reachability,
  document: ConnectivityDocument,
  draws: readonly PairDraw[],
): { from: string; to: string; said: unknown; between: unknown }[] {
  const { endpoints, connections } = document;
  return draws.flatMap((draw) => {
    const [from, to] = [endpoints[draw.from % endpoints.length], endpoints[draw.to % endpoints.length]];
    if (!isQuestion(from, to)) return [];
    const [source, destination] = [from, to].map(({ id, cidrs }) => (cidrs ? addressOf(endsOf(cidrs[0])[0]) : id));
    // Alone, an address that a pod is known to have is that pod, and the node of a pod is known to be it.
    const known = workloads.flatMap(({ addresses, nodeAddresses }) => [...addresses, ...nodeAddresses]);
    const isKnown = (id: string): boolean =>
      known.some((address) => !id.includes('/') && bitsOf(address) === bitsOf(id));
    if (isKnown(source) || isKnown(destination)) return [];
    const { allowed, unknown, caveats } = engine.between(source, destination);
    if (caveats.includes('own-node') && allowed.isAll) return [];
    const found = connections.find((each) => each.from === from.group && each.to === to.group);
    const said = { allowed: found?.allowed ?? {}, unknown: found?.unknown ?? {} };
    const between = { allowed: allowed.toTexts(), unknown: unknown.toTexts() };
    return [
      ...(JSON.stringify(said) === JSON.stringify(between) ? [] : [{ from: from.id, to: to.id, said, between }]),
      ...(!found || JSON.stringify(found.caveats) === JSON.stringify(caveats)
        ? []
        : [{ from: from.id, to: to.id, said: found.caveats, between: caveats }]),
    ];
  });
}

/** Whether documents say anything about a pair: not about two addresses, and not about a bare pod and itself. */
export function isQuestion(from: ConnectivityEndpoint, to: ConnectivityEndpoint): boolean {
  return !(from.cidrs && to.cidrs) && !(from === to && from.kind === 'Pod');
}

/** An end that an endpoint stands for: the pods, or one of the addresses. */
function endOf(
  { workloads }: DescribedCluster,
  { id, cidrs }: ConnectivityEndpoint,
  interesting: readonly AddressBits[],
  pick: number,
): OracleEnd {
  if (!cidrs) {
    const workload = workloads.find((each) => workloadId(each) === id);
    if (!workload) throw new Error(`the document names ${id}, which is not there`);
    return workload;
  }
  const inside = interesting.filter((bits) => cidrs.some((cidr) => isInside(cidr, bits)));
  const candidates = [...cidrs.flatMap(endsOf), ...inside];
  return { ip: addressOf(candidates[pick % candidates.length]) };
}

/** What is wrong with the endpoints and groups of a document, whatever its connections say. */
export function endpointFaults(described: DescribedCluster, document: ConnectivityDocument): string[] {
  const { endpoints, groups, connections, summary } = document;
  const oracle = oracleOf(described);
  const shown = described.workloads.filter((each) => !isFinished(each));
  return [
    ...unequal('ids', sorted(endpoints.flatMap(({ id, cidrs }) => (cidrs ? [] : [id]))), sorted(shown.map(workloadId))),
    ...unequal('finished', summary.finished, described.workloads.length - shown.length),
    ...unequal(
      'counts',
      [summary.endpoints, summary.groups, summary.connections],
      [endpoints.length, groups.length, connections.length],
    ),
    ...unequal('members', sorted(groups.flatMap(({ members }) => members)), sorted(endpoints.map(({ id }) => id))),
    ...unequal(
      'group of each',
      groups.flatMap(({ id, members }) => members.map((member) => [member, id])).sort(),
      endpoints.map(({ id, group }) => [id, group]).sort(),
    ),
    ...unequal(
      'first members',
      groups.map(({ id }) => id),
      groups.map(({ members }) => members[0]),
    ),
    ...shown.flatMap((each) => isolationFault(oracle, each, endpoints)),
    ...[32, 128].flatMap((width) =>
      coverFault(
        endpoints.flatMap(({ cidrs }) => cidrs ?? []),
        width,
      ),
    ),
  ];
}

function isolationFault(
  oracle: ClusterOracle,
  workload: DescribedCluster['workloads'][number],
  endpoints: readonly ConnectivityEndpoint[],
): string[] {
  const found = endpoints.find(({ id }) => id === workloadId(workload));
  const expected = {
    ingress: oracle.isIsolated(workload, 'Ingress'),
    egress: oracle.isIsolated(workload, 'Egress'),
  };
  return unequal(`isolated: ${workloadId(workload)}`, found?.isolated, expected);
}

/** Whether CIDRs hold each address of a family exactly once: they follow each other from its first to its last one. */
function coverFault(cidrs: readonly string[], width: number): string[] {
  const ranges = cidrs.map(endsOf).filter(([first]) => first.length === width);
  const inOrder = ranges.sort(([a], [b]) => (a < b ? -1 : 1));
  const nexts = inOrder.map(([, last]) => stepFrom(last, 1));
  return unequal(
    `cover of ${width} bits`,
    inOrder.map(([first]) => first),
    ['0'.repeat(width), ...nexts.slice(0, -1)],
  ).concat(unequal(`end of ${width} bits`, nexts.at(-1), undefined));
}

function unequal(what: string, actual: unknown, expected: unknown): string[] {
  const [a, b] = [actual, expected].map((each) => JSON.stringify(each));
  return a === b ? [] : [`${what}: ${a}, expected ${b}`];
}

function sorted(texts: string[]): string[] {
  return [...texts].sort();
}
