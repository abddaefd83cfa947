import type { ExposureDocument } from '../../analysis/exposure';
import type { Style } from '../style';
import { renderTable, type Cell } from '../table';
import { visibleInLog } from '../visible';
import {
  addressRows,
  endpointRows,
  exposureSummary,
  OPEN,
  OPENINGS,
  possiblePeerRows,
  SOME,
  someOf,
  WAYS,
  type PeerRow,
} from './rows';

/** What formats for people need beside the exposure. */
export interface ExposureFormatOptions {
  readonly style: Style;
  /** Columns of the screen. @default - as many as there have to be */
  readonly width?: number;
}

const LEGEND = [
  `${OPEN}: no policy isolates it, so everything passes`,
  `${SOME}: the addresses listed below, but not every one of both families`,
  '·: nothing passes',
];

/** Exposure for people: the worst first. */
export function exposureAsText(document: ExposureDocument, { style, width }: ExposureFormatOptions): string {
  const cellOf = (field: string): Cell => {
    if (field === '') return { text: '·', paint: style.dim };
    return { text: field, paint: field === OPEN ? style.error : style.warning };
  };
  const rows = endpointRows(document).map(({ id, fields }) => [visibleInLog(id), ...fields.map(cellOf)]);
  const tableOf = (title: string, peers: readonly PeerRow[]): string[] => {
    if (peers.length === 0) return [];
    const lines = peers.map(({ direction, peer, ports, endpoints }) => [
      visibleInLog(peer),
      WAYS[direction],
      visibleInLog(someOf(endpoints)),
      ports,
    ]);
    return [renderTable([title, '', 'endpoints', 'ports'], lines, style, { width })];
  };
  const parts = [
    style.bold(exposureSummary(document)),
    ...(rows.length > 0 ? [renderTable(['endpoint', ...OPENINGS], rows, style, { width })] : []),
    ...tableOf('addresses', addressRows(document)),
    ...tableOf('a pod that is not there', possiblePeerRows(document)),
    style.dim(LEGEND.join('\n')),
  ];
  return `${parts.join('\n\n')}\n`;
}
