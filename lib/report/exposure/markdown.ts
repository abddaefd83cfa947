import type { ExposureDocument } from '../../analysis/exposure';
import { asCode, asText, markdownTable } from '../markdown';
import {
  addressRows,
  endpointRows,
  exposureSummary,
  NOTES,
  OPEN,
  OPENINGS,
  OTHERS_NOTE,
  possiblePeerRows,
  someOf,
  WAYS,
  type EndpointRow,
  type PeerRow,
} from './rows';

/** Exposure as tables for a page, the worst first. */
export function exposureAsMarkdown(document: ExposureDocument): string {
  const rows = endpointRows(document);
  return [
    [exposureSummary(document), ...Object.entries(NOTES).map(([word, meaning]) => `**${word}**: ${meaning}`), '']
      .join('. ')
      .trimEnd(),
    ...(rows.length > 0 ? ['', ...markdownTable(['Endpoint', ...OPENINGS], rows.map(fieldsOf))] : []),
    ...(rows.some(({ others }) => others > 0) ? ['', asText(OTHERS_NOTE)] : []),
    ...peerTable('Addresses', addressRows(document)),
    ...peerTable('Pods not in the input', possiblePeerRows(document)),
    '',
  ].join('\n');
}

function peerTable(title: string, peers: readonly PeerRow[]): string[] {
  if (peers.length === 0) return [];
  const rows = peers.map(({ direction, peer, ports, endpoints }) => [
    asText(peer),
    WAYS[direction],
    asText(someOf(endpoints)),
    ports,
  ]);
  return ['', ...markdownTable([title, '', 'Endpoints', 'Ports'], rows)];
}

function fieldsOf({ id, others, fields }: EndpointRow): string[] {
  const label = others > 0 ? `${asCode(id)} +${others}` : asCode(id);
  return [label, ...fields.map((field) => (field === OPEN ? `**${OPEN}**` : field))];
}
