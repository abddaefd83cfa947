import { visibleInLog } from '../../base/visible-in-log';
import { UNDECIDED_NOTE } from '../port-texts';
import { renderTable } from '../table';
import { wrap } from '../text-width';
import type { ConnectivityData, ConnectivityFormatOptions } from './data';
import { connectivitySummary, groupLegend } from './labels';
import { connectivityList } from './list';
import { connectivityMatrix, DENIED } from './matrix';

/**
 * Connectivity for people: a matrix where it is small enough for the screen, else a list of what each end may send to
 * which others. Members of large groups are counted, and the first of them named.
 */
export function* connectivityAsText(given: ConnectivityData, options: ConnectivityFormatOptions): Generator<string> {
  const { style, pairs = false, focus, finished, width = Infinity } = options;
  const seen: Seen = { unknown: false, caveats: new Set() };
  const data = noting(given, seen);
  yield `${style.bold(connectivitySummary(data, finished))}\n\n`;
  // Of pairs without the focus nothing is said, and a matrix has a field for each pair.
  const matrix = focus ? undefined : connectivityMatrix(data, options);
  if (matrix === undefined) yield* connectivityList(data, options);
  else yield `${matrix}\n`;
  const legend = pairs ? [] : groupLegend(data);
  if (legend.length > 0) {
    const rows = legend.map(({ label, members }) => [visibleInLog(label), visibleInLog(members)]);
    yield `\n${renderTable(['group', 'members'], rows, style, { width })}\n`;
  }
  const notes = [
    focus ? `only what begins or ends at ${focus.map(visibleInLog).join(', ')} is shown` : [],
    matrix === undefined ? 'what is not listed is denied' : `${DENIED} denied`,
    seen.unknown ? UNDECIDED_NOTE : [],
    seen.caveats.size > 0 ? `* with caveats: ${[...seen.caveats].sort().join(', ')}` : [],
    legend.some(({ isCut }) => isCut) ? 'netpol matrix -o json names all members of the groups' : [],
    matrix === undefined && !focus ? '--focus ENDPOINT shows only what begins or ends there' : [],
    seen.unknown || seen.caveats.size > 0 ? 'netpol can FROM TO says more about a pair' : [],
  ].flat();
  yield `\n${notes
    .flatMap((note) => wrap(note, width))
    .map(style.dim)
    .join('\n')}\n`;
}

interface Seen {
  unknown: boolean;
  readonly caveats: Set<string>;
}

/** The same data, which takes down what of it needs an explanation when it is read. */
function noting(data: ConnectivityData, seen: Seen): ConnectivityData {
  return {
    endpoints: data.endpoints,
    groups: data.groups,
    *connections() {
      for (const connection of data.connections()) {
        if (!connection.unknown.isEmpty) seen.unknown = true;
        for (const caveat of connection.caveats) seen.caveats.add(caveat);
        yield connection;
      }
    },
  };
}
