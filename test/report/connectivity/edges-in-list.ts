import type { ConnectivityData } from '../../../lib/report/connectivity-report';
import { labelOf } from '../../../lib/report/connectivity/labels';
import { ShownEnds } from '../../../lib/report/connectivity/shown-ends';

/** The connections that a list shows, as `<from> > <to>`, in order. Lines may be broken where there are spaces or slashes. */
export function edgesInList(text: string, data: ConnectivityData, pairs: boolean): string[] {
  const ends = new ShownEnds(data, pairs);
  const byLabel = new Map(ends.all.map((end) => [squeezed(pairs ? end.id : labelOf(end)), end]));
  const edges: string[] = [];
  // The first paragraph is the summary; the list ends where the groups or the notes begin.
  for (const block of text.split('\n\n').slice(1)) {
    const lines = block.split('\n');
    const end = lines.findIndex((line) => line.startsWith('  '));
    const heads = namesIn(lines.slice(0, end));
    const sources = heads.flatMap((head) => byLabel.get(head) ?? []);
    const isEverybody = heads[0].startsWith(squeezed('every endpoint'));
    if (sources.length === 0 && !isEverybody) break;
    for (const name of namesIn(lines.slice(end).map((line) => line.replace(/^.*→/, ',')))) {
      const to = byLabel.get(name);
      if (!to) throw new Error(`nobody knows ${name}`);
      const all = isEverybody ? ends.all.filter((each) => ends.isQuestion(each, to)) : sources;
      edges.push(...all.map((source) => `${source.id} > ${to.id}`));
    }
  }
  return edges.sort();
}

/** Labels of ends, which stand apart by commas; in braces, commas are a part of them. */
function namesIn(lines: readonly string[]): string[] {
  return lines
    .join('')
    .split(/,(?![^{]*\})/)
    .map(squeezed)
    .filter((each) => each !== '');
}

function squeezed(text: string): string {
  return text.replace(/\s/g, '');
}
