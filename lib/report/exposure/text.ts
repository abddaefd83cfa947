import type { ExposureDocument } from '../../analysis/exposure';
import { visibleInLog } from '../../base/visible-in-log';
import type { Style } from '../style';
import { renderTable, type Cell } from '../table';
import { endpointRows, exposureSummary, namedEndpoints, OPEN, OPENINGS, possiblePeerRows } from './rows';

/** What formats for people need beside the exposure. */
export interface ExposureFormatOptions {
  readonly style: Style;
  /** Columns of the screen. @default - as many as there have to be */
  readonly width?: number;
}

/** Exposure for people: the worst first. */
export function exposureAsText(document: ExposureDocument, { style, width }: ExposureFormatOptions): string {
  const cellOf = (field: string): Cell => {
    if (field === '') return { text: '·', paint: style.dim };
    return { text: field, paint: field === OPEN ? style.error : style.warning };
  };
  const rows = endpointRows(document).map(({ id, fields }) => [visibleInLog(id), ...fields.map(cellOf)]);
  const peers = possiblePeerRows(document).map(({ direction, peer, ports, endpoints }) => [
    visibleInLog(peer),
    direction === 'ingress' ? 'may reach' : 'may be reached by',
    visibleInLog(namedEndpoints(endpoints)),
    ports,
  ]);
  const parts = [
    style.bold(exposureSummary(document)),
    ...(rows.length > 0 ? [renderTable(['endpoint', ...OPENINGS], rows, style, { width })] : []),
    ...(peers.length > 0
      ? [renderTable(['a pod that is not there', '', 'endpoints', 'ports'], peers, style, { width })]
      : []),
    style.dim(`${OPEN}: no policy isolates it, so everything passes`),
  ];
  return `${parts.join('\n\n')}\n`;
}
