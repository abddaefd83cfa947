import type { DirectionExposure, EndpointExposure, ExposureDocument, PossiblePeer } from '../../analysis/exposure';
import { compareText } from '../../base/compare-text';
import { DIRECTIONS, type Direction } from '../../model/direction';
import { NAMESPACE_NAME_LABEL } from '../../model/namespace';
import { counted } from '../counted';
import { countPorts, portTexts } from '../port-texts';

/** Heads of the columns that {@link EndpointRow} has fields for. */
export const OPENINGS = ['from every address', 'from every pod', 'to every address', 'to every pod'] as const;

/** What stands where nothing isolates an endpoint. */
export const OPEN = 'open';

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

function fieldsOf({ isolated, everyAddress, everyPod }: DirectionExposure): string[] {
  return isolated ? [portTexts(everyAddress), portTexts(everyPod)] : [OPEN, OPEN];
}

/** No policy at all weighs more than policies that let everything pass. */
function amountsOf({ ingress, egress }: EndpointExposure): number[] {
  return [ingress, egress].flatMap(({ isolated, everyAddress, everyPod, possiblePeers }) => [
    Number(!isolated),
    countPorts(everyAddress),
    countPorts(everyPod),
    possiblePeers.length,
  ]);
}

function compareAmounts(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((amount, i) => amount !== b[i]);
  return at === -1 ? 0 : b[at] - a[at];
}

/** Pods that do not exist and that policies of some endpoints would let in or be let out to. */
export interface PossiblePeerRow {
  readonly direction: Direction;
  /** Id of the pod, and the labels that its namespace has to have where it is not known. */
  readonly peer: string;
  readonly ports: string;
  readonly endpoints: readonly string[];
}

export function possiblePeerRows({ endpoints }: ExposureDocument): PossiblePeerRow[] {
  const rows = new Map<string, PossiblePeerRow & { readonly endpoints: string[] }>();
  for (const endpoint of endpoints) {
    for (const direction of DIRECTIONS) {
      for (const possible of endpoint[direction].possiblePeers) {
        const row = { direction, peer: describePeer(possible), ports: portTexts(possible.connections) };
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

const MOST_ENDPOINTS = 4;

/** Ids of endpoints, of which the first few are named. */
export function namedEndpoints(endpoints: readonly string[]): string {
  if (endpoints.length <= MOST_ENDPOINTS) return endpoints.join(', ');
  return `${endpoints.slice(0, MOST_ENDPOINTS - 1).join(', ')}, +${endpoints.length - MOST_ENDPOINTS + 1}`;
}

/** How many there are, and how many of them no policy isolates. */
export function exposureSummary({ endpoints }: ExposureDocument): string {
  const open = DIRECTIONS.map((direction) => {
    const count = endpoints.filter((endpoint) => !endpoint[direction].isolated).length;
    return `${count} not isolated for ${direction}`;
  });
  return [counted(endpoints.length, 'endpoint'), ...open].join(', ');
}
