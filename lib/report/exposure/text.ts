import type { ExposureDocument } from '../../analysis/exposure';
import { visibleInLog } from '../../base/visible-in-log';
import type { Style } from '../style';
import { renderTable, type Cell } from '../table';
import { wrap } from '../text-width';
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

/** What formats for people need beside the exposure. */
export interface ExposureFormatOptions {
  readonly style: Style;
  /** Columns of the screen. @default - as many as there have to be */
  readonly width?: number;
}

const NOTHING = '·';

/** Exposure for people: the worst first. */
export function exposureAsText(document: ExposureDocument, options: ExposureFormatOptions): string {
  const { style, width = Infinity } = options;
  const rows = endpointRows(document);
  const notes = [
    ...Object.entries(NOTES).map(([word, meaning]) => `${word}: ${meaning}`),
    `${NOTHING}: nothing passes`,
    ...(rows.some(({ others }) => others > 0) ? [OTHERS_NOTE] : []),
  ];
  const parts = [
    style.bold(exposureSummary(document)),
    rows.length === 0 ? [] : endpointTable(rows, options),
    peerTable('addresses', addressRows(document), options),
    peerTable('pods not in the input', possiblePeerRows(document), options),
    notes.flatMap((note) => wrap(note, width).map(style.dim)).join('\n'),
  ].flat();
  return `${parts.join('\n\n')}\n`;
}

function endpointTable(rows: readonly EndpointRow[], { style, width }: ExposureFormatOptions): string {
  const cellOf = (field: string): Cell => {
    if (field === '') return { text: NOTHING, paint: style.dim };
    return { text: field, paint: field === OPEN ? style.error : style.warning };
  };
  const isCounted = rows.some(({ others }) => others > 0);
  const cells = rows.map(({ id, others, fields }) => [
    visibleInLog(id),
    ...(isCounted ? [others > 0 ? `+${others}` : ''] : []),
    ...fields.map(cellOf),
  ]);
  return renderTable(['endpoint', ...(isCounted ? [''] : []), ...OPENINGS], cells, style, { width });
}

function peerTable(title: string, peers: readonly PeerRow[], { style, width }: ExposureFormatOptions): string[] {
  if (peers.length === 0) return [];
  const rows = peers.map(({ direction, peer, ports, endpoints }) => [
    visibleInLog(peer),
    WAYS[direction],
    visibleInLog(someOf(endpoints)),
    ports,
  ]);
  return [renderTable([title, '', 'endpoints', 'ports'], rows, style, { width })];
}
