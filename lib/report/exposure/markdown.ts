import type { ExposureDocument } from '../../analysis/exposure';
import { asCode, asText, markdownTable } from '../markdown';
import {
  endpointRows,
  exposureSummary,
  namedEndpoints,
  OPEN,
  OPENINGS,
  OTHERS_NOTE,
  possiblePeerRows,
  type EndpointRow,
} from './rows';

/** Exposure as tables for a page, the worst first. */
export function exposureAsMarkdown(document: ExposureDocument): string {
  const rows = endpointRows(document);
  const peers = possiblePeerRows(document).map(({ direction, peer, ports, endpoints }) => [
    asText(peer),
    direction === 'ingress' ? 'may reach' : 'may be reached by',
    asText(namedEndpoints(endpoints)),
    ports,
  ]);
  return [
    `${exposureSummary(document)}. **${OPEN}**: no policy isolates it, so everything passes.`,
    ...(rows.length > 0 ? ['', ...markdownTable(['Endpoint', ...OPENINGS], rows.map(fieldsOf))] : []),
    ...(rows.some(({ others }) => others > 0) ? ['', asText(OTHERS_NOTE)] : []),
    ...(peers.length > 0 ? ['', ...markdownTable(['Pods not in the input', '', 'Endpoints', 'Ports'], peers)] : []),
    '',
  ].join('\n');
}

function fieldsOf({ id, others, fields }: EndpointRow): string[] {
  const label = others > 0 ? `${asCode(id)} +${others}` : asCode(id);
  return [label, ...fields.map((field) => (field === OPEN ? `**${OPEN}**` : field))];
}
