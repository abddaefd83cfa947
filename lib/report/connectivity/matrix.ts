import { visibleInLog } from '../../base/visible-in-log';
import { PLAIN } from '../style';
import { renderTable, type Cell } from '../table';
import { widthOf } from '../text-width';
import type { ConnectivityData, ConnectivityFormatOptions } from './data';
import { edgesOf, type Edge } from './edges';
import { labelOf } from './labels';
import { describeEdge, paintOfEdge, ShownEnds } from './shown-ends';

/** A table with more columns is read by nobody. */
const MOST_COLUMNS = 12;

/** What stands where nothing may flow. */
export const DENIED = '·';

/** Connectivity as a table with a row and a column for each end, if that can be read on the screen. */
export function connectivityMatrix(
  data: ConnectivityData,
  { style, pairs = false, width = Infinity }: ConnectivityFormatOptions,
): string | undefined {
  const ends = new ShownEnds(data, pairs);
  if (ends.all.length > MOST_COLUMNS) return undefined;
  const edges = new Map<string, Edge>();
  for (const edge of edgesOf(data, pairs)) edges.set(JSON.stringify([edge.from, edge.to]), edge);
  const rows = ends.all.map((from, i): Cell[] => [
    { text: `${i + 1}`, paint: style.dim },
    { text: visibleInLog(labelOf(from)) },
    ...ends.all.map((to): Cell => {
      const edge = edges.get(JSON.stringify([from.id, to.id]));
      if (edge) return { text: describeEdge(edge), paint: paintOfEdge(edge, style) };
      return ends.isQuestion(from, to) ? { text: DENIED, paint: style.dim } : { text: '' };
    }),
  ]);
  const headers = ['', 'from \\ to', ...ends.all.map((_, i) => `${i + 1}`)];
  const unpainted = rows.map((row) => row.map(({ text }) => text));
  const [, rule] = renderTable(headers, unpainted, PLAIN).split('\n');
  return widthOf(rule) > width ? undefined : renderTable(headers, rows, style);
}
