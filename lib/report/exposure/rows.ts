import type { DirectionExposure, EndpointExposure, ExposureDocument, PossiblePeer } from '../../analysis/exposure';
import { compareText } from '../../base/compare-text';
import { shareOfAddresses } from '../../model/cidr';
import type { ConnectionTexts } from '../../model/connection-set';
import { DIRECTIONS, type Direction } from '../../model/direction';
import type { Labels } from '../../model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../../model/namespace';
import { UNKNOWN_NAMESPACE } from '../../model/workload';
import { counted } from '../counted';
import { countPorts, portTexts } from '../port-texts';

/** Heads of the columns that {@link EndpointRow} has fields for. */
export const OPENINGS = ['from every address', 'from every pod', 'to every address', 'to every pod'] as const;

/** What stands where nothing isolates an endpoint. */
export const OPEN = 'open';

/** What stands where something passes for some addresses and nothing for every one. */
export const SOME = 'some';

/** What the words in the fields mean. */
export const NOTES: Readonly<Record<string, string>> = {
  [OPEN]: 'no policy isolates it, so everything passes',
  [SOME]: 'the addresses listed below, but not every one of both families',
};

/** What a peer may do, by the direction of the endpoint that it may do it with. */
export const WAYS: Readonly<Record<Direction, string>> = { ingress: 'may reach', egress: 'may be reached by' };

/** To what endpoints are open: a field for each of {@link OPENINGS}, empty where nothing passes. */
export interface EndpointRow {
  readonly id: string;
  /** How many other endpoints of its namespace are open to the same; with few endpoints each has a row. */
  readonly others: number;
  readonly fields: readonly string[];
}

/** With more endpoints, those of a namespace that are open to the same share a row. */
const MOST_ROWS = 40;

/** The endpoints, those first that are open to the most: to addresses before pods, from them before to them. */
export function endpointRows({ endpoints }: ExposureDocument): EndpointRow[] {
  const sorted = endpoints
    .map((endpoint) => ({ endpoint, amounts: amountsOf(endpoint) }))
    .sort((a, b) => compareAmounts(a.amounts, b.amounts) || compareText(a.endpoint.id, b.endpoint.id));
  const rows = new Map<string, { readonly ids: string[]; readonly fields: readonly string[] }>();
  for (const { id, ingress, egress } of sorted.map(({ endpoint }) => endpoint)) {
    const fields = [...fieldsOf(ingress), ...fieldsOf(egress)];
    const [namespace] = id.split('/');
    const key = JSON.stringify([endpoints.length > MOST_ROWS ? namespace : id, fields]);
    const known = rows.get(key);
    if (known) known.ids.push(id);
    else rows.set(key, { ids: [id], fields });
  }
  return [...rows.values()].map(({ ids, fields }) => ({ id: ids[0], others: ids.length - 1, fields }));
}

/** What the numbers of others mean. */
export const OTHERS_NOTE = '+N: N others of that namespace are open to the same; -o json names them';

function fieldsOf({ isolated, everyAddress, addresses, everyPod }: DirectionExposure): string[] {
  if (!isolated) return [OPEN, OPEN];
  return [portTexts(everyAddress) || (addresses.length > 0 ? SOME : ''), portTexts(everyPod)];
}

/** No policy at all weighs more than policies that let everything pass. */
function amountsOf({ ingress, egress }: EndpointExposure): number[] {
  return [ingress, egress].flatMap(({ isolated, everyAddress, addresses, everyPod, possiblePeers }) => [
    Number(!isolated),
    countPorts(everyAddress),
    addresses.length === 0 ? 0 : shareOfAddresses(addresses[0].cidr),
    countPorts(everyPod),
    possiblePeers.length,
  ]);
}

function compareAmounts(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((amount, i) => amount !== b[i]);
  return at === -1 ? 0 : b[at] - a[at];
}

/** Addresses, or pods that do not exist, that policies of some endpoints let in or let these out to. */
export interface PeerRow {
  readonly direction: Direction;
  readonly peer: string;
  readonly ports: string;
  readonly endpoints: readonly string[];
}

/** Ranges of addresses, each with its holes. */
export function addressRows(document: ExposureDocument): PeerRow[] {
  return peerRows(document, ({ addresses }) =>
    addresses.map(({ cidr, except = [], connections }) => ({
      peer: except.length === 0 ? cidr : `${cidr} except ${someOf(except)}`,
      connections,
    })),
  );
}

/** Pods by their labels and those of their namespaces. */
export function possiblePeerRows(document: ExposureDocument): PeerRow[] {
  return peerRows(document, ({ possiblePeers }) =>
    possiblePeers.map((each) => ({ peer: describePeer(each), connections: each.connections })),
  );
}

function peerRows(
  { endpoints }: ExposureDocument,
  peersOf: (exposure: DirectionExposure) => readonly { peer: string; connections: ConnectionTexts }[],
): PeerRow[] {
  const rows = new Map<string, PeerRow & { readonly endpoints: string[] }>();
  for (const endpoint of endpoints) {
    for (const direction of DIRECTIONS) {
      for (const { peer, connections } of peersOf(endpoint[direction])) {
        const row = { direction, peer, ports: portTexts(connections) };
        const key = JSON.stringify(row);
        const known = rows.get(key);
        if (known) known.endpoints.push(endpoint.id);
        else rows.set(key, { ...row, endpoints: [endpoint.id] });
      }
    }
  }
  return [...rows.values()];
}

/** `a pod with app=web in namespace shop`. */
function describePeer({ labels, namespaceLabels: { [NAMESPACE_NAME_LABEL]: name, ...others } }: PossiblePeer): string {
  const pod = isEmpty(labels) ? 'any pod' : `a pod with ${labelTexts(labels)}`;
  if (name !== UNKNOWN_NAMESPACE) return `${pod} in namespace ${name}`;
  return `${pod} in ${isEmpty(others) ? 'any namespace' : `a namespace with ${labelTexts(others)}`}`;
}

function labelTexts(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(',');
}

function isEmpty(labels: Labels): boolean {
  return Object.keys(labels).length === 0;
}

const MOST_NAMES = 4;

/** Names, of which the first few are listed. */
export function someOf(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return names.join(', ');
  return `${names.slice(0, MOST_NAMES - 1).join(', ')}, +${names.length - MOST_NAMES + 1}`;
}

/** How many there are, and how many of them no policy isolates. */
export function exposureSummary({ endpoints }: ExposureDocument): string {
  const open = DIRECTIONS.map((direction) => {
    const count = endpoints.filter((endpoint) => !endpoint[direction].isolated).length;
    return `${count} not isolated for ${direction}`;
  });
  return [counted(endpoints.length, 'endpoint'), ...open].join(', ');
}
