import type { DirectionExposure, EndpointExposure, ExposureDocument, PossiblePeer } from '../../analysis/exposure';
import { compareText } from '../../base/compare-text';
import { shareOfAddresses } from '../../model/cidr';
import type { ConnectionTexts } from '../../model/connection-set';
import { DIRECTIONS, type Direction } from '../../model/direction';
import { NAMESPACE_NAME_LABEL } from '../../model/namespace';
import { counted } from '../counted';
import { countPorts, portTexts } from '../port-texts';

/** Heads of the columns that {@link EndpointRow} has fields for. */
export const OPENINGS = ['from every address', 'from every pod', 'to every address', 'to every pod'] as const;

/** What stands where nothing isolates an endpoint. */
export const OPEN = 'open';

/** What stands where something passes for some addresses and nothing for every one. */
export const SOME = 'some';

/** What a peer may do, by the direction of the endpoint that it may do it with. */
export const WAYS: Readonly<Record<Direction, string>> = { ingress: 'may reach', egress: 'may be reached by' };

/** To what an endpoint is open: a field for each of {@link OPENINGS}, empty where nothing passes. */
export interface EndpointRow {
  readonly id: string;
  readonly fields: readonly string[];
}

/** The endpoints, those first that are open to the most: to addresses before pods, from them before to them. */
export function endpointRows({ endpoints }: ExposureDocument): EndpointRow[] {
  return endpoints
    .map((endpoint) => ({ endpoint, amounts: amountsOf(endpoint) }))
    .sort((a, b) => compareAmounts(a.amounts, b.amounts) || compareText(a.endpoint.id, b.endpoint.id))
    .map(({ endpoint: { id, ingress, egress } }) => ({ id, fields: [...fieldsOf(ingress), ...fieldsOf(egress)] }));
}

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

/** Ids of pods, and the labels that their namespaces have to have where these are not known. */
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

function describePeer({ id, namespaceLabels }: PossiblePeer): string {
  const labels = Object.entries(namespaceLabels)
    .filter(([key]) => key !== NAMESPACE_NAME_LABEL)
    .map(([key, value]) => `${key}=${value}`);
  return id.startsWith('*/') && labels.length > 0 ? `${id} in a namespace with ${labels.sort().join(',')}` : id;
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
