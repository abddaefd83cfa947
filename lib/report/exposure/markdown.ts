import type { ExposureDocument } from '../../analysis/exposure';
import { asCode, asText, markdownTable } from '../markdown';
import {
  addressRows,
  endpointRows,
  exposureSummary,
  OPEN,
  OPENINGS,
  possiblePeerRows,
  someOf,
  WAYS,
  type PeerRow,
} from './rows';

/** Exposure as tables for a page, the worst first. */
export function exposureAsMarkdown(document: ExposureDocument): string {
  const rows = endpointRows(document).map(({ id, fields }) => [
    asCode(id),
    ...fields.map((field) => (field === OPEN ? `**${OPEN}**` : field)),
  ]);
  const tableOf = (title: string, peers: readonly PeerRow[]): string[] => {
    if (peers.length === 0) return [];
    const lines = peers.map(({ direction, peer, ports, endpoints }) => [
      asCode(peer),
      WAYS[direction],
      asText(someOf(endpoints)),
      ports,
    ]);
    return ['', ...markdownTable([title, '', 'Endpoints', 'Ports'], lines)];
  };
  return [
    `${exposureSummary(document)}. **${OPEN}**: no policy isolates it, so everything passes.`,
    '',
    ...markdownTable(['Endpoint', ...OPENINGS], rows),
    ...tableOf('Addresses', addressRows(document)),
    ...tableOf('A pod that is not there', possiblePeerRows(document)),
    '',
  ].join('\n');
}
