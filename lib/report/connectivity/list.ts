import { visibleInLog } from '../../base/visible-in-log';
import { padEnd, widthOf, wrap } from '../text-width';
import type { ConnectivityData, ConnectivityFormatOptions } from './data';
import { edgesByEnd, edgesOf, type Edge } from './edges';
import { labelOf } from './labels';
import { describeEdge, paintOfEdge, ShownEnds } from './shown-ends';

/** Room that the ports take before the ends that they lead to. */
const MOST_PORT_COLUMNS = 28;

/** For fewer sources there is nothing to gain. */
const FEWEST_SOURCES = 3;

/** Labels of ends to which the same may flow, by what that is in words. */
type Targets = Map<string, { readonly edge: Edge; readonly labels: string[] }>;

/** Connectivity as a list: what every end may send to which others, then what each end may beyond that. */
export function* connectivityList(data: ConnectivityData, options: ConnectivityFormatOptions): Generator<string> {
  let isFirst = true;
  for (const block of options.pairs ? blocksOfPairs(data, options) : blocksOfGroups(data, options)) {
    yield isFirst ? block : `\n${block}`;
    isFirst = false;
  }
  if (isFirst) yield `${options.style.dim('nothing may flow')}\n`;
}

/** A block for each endpoint, one after the other: there may be more pairs than fit into memory. */
function* blocksOfPairs(data: ConnectivityData, options: ConnectivityFormatOptions): Generator<string> {
  for (const { from, edges } of edgesByEnd(data, true)) {
    const targets: Targets = new Map();
    for (const edge of edges) addTarget(targets, edge, visibleInLog(edge.to));
    yield `${options.style.bold(visibleInLog(from))}\n${portLines(targets, options)}\n`;
  }
}

/** Blocks for groups; those that may send the same to the same others share one. */
function* blocksOfGroups(data: ConnectivityData, options: ConnectivityFormatOptions): Generator<string> {
  const { style, focus, width = Infinity } = options;
  const labels = new Map(data.groups.map((group) => [group.id, visibleInLog(labelOf(group))]));
  const label = (id: string): string => labels.get(id) ?? id;
  // A focus leaves pairs out.
  const common = focus ? new Map<string, Edge>() : openToEverybody(data);
  if (common.size > 0) {
    const targets: Targets = new Map();
    for (const [to, edge] of common) addTarget(targets, edge, label(to));
    yield `${style.bold('every endpoint')} ${style.dim('(not repeated below)')}\n${portLines(targets, options)}\n`;
  }
  const sourcesOf = new Map<string, string[]>();
  for (const { from, edges } of edgesByEnd(data, false)) {
    const targets: Targets = new Map();
    for (const edge of edges) {
      if (!common.has(edge.to)) addTarget(targets, edge, label(edge.to));
    }
    if (targets.size === 0) continue;
    const lines = portLines(targets, options);
    sourcesOf.set(lines, [...(sourcesOf.get(lines) ?? []), label(from)]);
  }
  for (const [lines, sources] of sourcesOf) {
    const head = wrap(sources.join(', '), width).map(style.bold);
    yield `${head.join('\n')}\n${lines}\n`;
  }
}

function addTarget(targets: Targets, edge: Edge, label: string): void {
  const ports = describeEdge(edge);
  const known = targets.get(ports);
  if (known) known.labels.push(label);
  else targets.set(ports, { edge, labels: [label] });
}

/** The ends to which the same may flow from every end that could send anything to them, with an edge to each. */
function openToEverybody(data: ConnectivityData): Map<string, Edge> {
  const ends = new ShownEnds(data, false);
  const found = new Map<string, { readonly edge: Edge; readonly ports: string; count: number }>();
  for (const edge of edgesOf(data, false)) {
    const ports = describeEdge(edge);
    const first = found.get(edge.to);
    if (!first) found.set(edge.to, { edge, ports, count: 1 });
    else if (first.ports === ports) first.count++;
  }
  return new Map(
    ends.all.flatMap((to): [string, Edge][] => {
      const { edge, count } = found.get(to.id) ?? { count: 0 };
      const sources = ends.all.filter((from) => ends.isQuestion(from, to)).length;
      return edge && count === sources && count >= FEWEST_SOURCES ? [[to.id, edge]] : [];
    }),
  );
}

function portLines(targets: Targets, { style, width = Infinity }: ConnectivityFormatOptions): string {
  const room = Math.min(MOST_PORT_COLUMNS, Math.max(...Array.from(targets.keys(), widthOf)));
  return [...targets]
    .flatMap(([ports, { edge, labels }]) => {
      const before = wrap(ports, room);
      const after = wrap(labels.join(', '), Math.max(20, width - room - 5));
      const paint = paintOfEdge(edge, style);
      return Array.from({ length: Math.max(before.length, after.length) }, (_, i) => {
        const text = before.at(i) ?? '';
        const shown = `${text === '' ? '' : paint(text)}${padEnd('', room - widthOf(text))}`;
        return `  ${shown} ${i === 0 ? '→' : ' '} ${after.at(i) ?? ''}`.trimEnd();
      });
    })
    .join('\n');
}
