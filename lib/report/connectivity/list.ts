import { visibleInLog } from '../../base/visible-in-log';
import { padEnd, widthOf, wrap } from '../text-width';
import type { ConnectivityData, ConnectivityFormatOptions } from './data';
import { edgesByEnd, edgesOf } from './edges';
import { labelOf } from './labels';
import { describeEdge, ShownEnds } from './shown-ends';

/** Room that the ports take before the ends that they lead to. */
const MOST_PORT_COLUMNS = 28;

/** For fewer sources there is nothing to gain. */
const FEWEST_SOURCES = 3;

/** Ends by what may flow to them. */
type Targets = Map<string, string[]>;

/** Connectivity as a list: what every end may send to which others, then what each end may beyond that. */
export function* connectivityList(data: ConnectivityData, options: ConnectivityFormatOptions): Generator<string> {
  const { style, pairs = false, focus } = options;
  const labels = new Map(pairs ? [] : data.groups.map((group) => [group.id, labelOf(group)]));
  const label = (id: string): string => visibleInLog(labels.get(id) ?? id);
  // Pairs may be too many to go through them twice, and a focus leaves pairs out.
  const common = pairs || focus ? new Map<string, string>() : openToEverybody(data);
  const blocks = function* (): Generator<string> {
    if (common.size > 0) {
      const targets: Targets = new Map();
      for (const [to, ports] of common) add(targets, ports, label(to));
      yield `${style.bold('every endpoint')} ${style.dim('(not repeated below)')}\n${portLines(targets, options)}\n`;
    }
    for (const { from, edges } of edgesByEnd(data, pairs)) {
      const targets: Targets = new Map();
      for (const edge of edges) {
        if (!common.has(edge.to)) add(targets, describeEdge(edge), label(edge.to));
      }
      if (targets.size > 0) yield `${style.bold(label(from))}\n${portLines(targets, options)}\n`;
    }
  };
  let isFirst = true;
  for (const block of blocks()) {
    yield isFirst ? block : `\n${block}`;
    isFirst = false;
  }
  if (isFirst) yield `${style.dim('nothing may flow')}\n`;
}

function add(targets: Targets, ports: string, target: string): void {
  const others = targets.get(ports);
  if (others) others.push(target);
  else targets.set(ports, [target]);
}

/** The ends to which the same may flow from every end that could send anything to them, with what that is. */
function openToEverybody(data: ConnectivityData): Map<string, string> {
  const ends = new ShownEnds(data, false);
  const counts = new Map<string, Map<string, number>>();
  for (const edge of edgesOf(data, false)) {
    const ports = describeEdge(edge);
    const ofTarget = counts.get(edge.to) ?? new Map<string, number>();
    counts.set(edge.to, ofTarget.set(ports, (ofTarget.get(ports) ?? 0) + 1));
  }
  return new Map(
    ends.all.flatMap((to): [string, string][] => {
      const ofTarget = [...(counts.get(to.id) ?? [])];
      if (ofTarget.length !== 1) return [];
      const [ports, count] = ofTarget[0];
      const sources = ends.all.filter((from) => ends.isQuestion(from, to)).length;
      return count === sources && count >= FEWEST_SOURCES ? [[to.id, ports]] : [];
    }),
  );
}

function portLines(targets: Targets, { style, width = Infinity }: ConnectivityFormatOptions): string {
  const room = Math.min(MOST_PORT_COLUMNS, Math.max(...Array.from(targets.keys(), widthOf)));
  return [...targets]
    .flatMap(([ports, labels]) => {
      const before = wrap(ports, room);
      const after = wrap(labels.join(', '), Math.max(20, width - room - 5));
      return Array.from({ length: Math.max(before.length, after.length) }, (_, i) => {
        const text = style.good(padEnd(before.at(i) ?? '', room));
        return `  ${text} ${i === 0 ? '→' : ' '} ${after.at(i) ?? ''}`.trimEnd();
      });
    })
    .join('\n');
}
