import type { ExposureDocument } from '../../analysis/exposure';
import { asCode, asText, markdownTable } from '../markdown';
import { endpointRows, exposureSummary, namedEndpoints, OPEN, OPENINGS, possiblePeerRows } from './rows';

/** Exposure as tables for a page, the worst first. */
export function exposureAsMarkdown(document: ExposureDocument): string {
  const rows = endpointRows(document).map(({ id, fields }) => [
    asCode(id),
    ...fields.map((field) => (field === OPEN ? `**${OPEN}**` : field)),
  ]);
  const peers = possiblePeerRows(document).map(({ direction, peer, ports, endpoints }) => [
    asCode(peer),
    direction === 'ingress' ? 'may reach' : 'may be reached by',
    asText(namedEndpoints(endpoints)),
    ports,
  ]);
  return [
    `${exposureSummary(document)}. **${OPEN}**: no policy isolates it, so everything passes.`,
    '',
    ...markdownTable(['Endpoint', ...OPENINGS], rows),
    ...(peers.length > 0 ? ['', ...markdownTable(['A pod that is not there', '', 'Endpoints', 'Ports'], peers)] : []),
    '',
  ].join('\n');
}
