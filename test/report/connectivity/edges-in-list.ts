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
    const [head, ...lines] = block.split('\n');
    const from = byLabel.get(squeezed(head));
    if (!from && !head.startsWith('every endpoint')) break;
    const targets = lines.map((line) => line.replace(/^.*→/, ',')).join('');
    for (const name of targets
      .split(/,(?![^{]*\})/)
      .map(squeezed)
      .filter((each) => each !== '')) {
      const to = byLabel.get(name);
      if (!to) throw new Error(`nobody knows ${name}`);
      const sources = from ? [from] : ends.all.filter((each) => ends.isQuestion(each, to));
      edges.push(...sources.map((source) => `${source.id} > ${to.id}`));
    }
  }
  return edges.sort();
}

function squeezed(text: string): string {
  return text.replace(/\s/g, '');
}
