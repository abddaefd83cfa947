/**
 * Who reaches whom, drawn line by line. At first everybody reaches everybody; a line says otherwise, and later lines
 * have the last word:
 *
 *     denied  * -> x/a
 *     allowed y/* -> x/a
 *
 * An end is a namespace and a pod, either of them `*` for all; `*` alone is every pod. A pod and itself are no cell:
 * what becomes of that traffic differs between plugins (S49, S50).
 */
import { POD_IDS } from './fixture';

export type Answer = 'allowed' | 'denied';

export interface Cell {
  readonly from: string;
  readonly to: string;
  readonly answer: Answer;
}

const LINE = /^(allowed|denied) +(\S+) -> (\S+)$/;

/** All 72 cells. A line that cannot be read, or that changes nothing, is a mistake in the data and is thrown. */
export function drawMatrix(lines: readonly string[]): readonly Cell[] {
  let cells: readonly Cell[] = POD_IDS.flatMap((from) =>
    POD_IDS.filter((to) => to !== from).map((to) => ({ from, to, answer: 'allowed' as const })),
  );
  for (const line of lines) {
    const [, answer, from, to] = LINE.exec(line) ?? [];
    if (!isEnd(from) || !isEnd(to)) throw new Error(`"${line}" is no line of a matrix`);
    const drawn = cells.map((cell) =>
      matches(from, cell.from) && matches(to, cell.to) ? { ...cell, answer: answer as Answer } : cell,
    );
    if (drawn.every((cell, index) => cell.answer === cells[index].answer)) {
      throw new Error(`"${line}" changes nothing`);
    }
    cells = drawn;
  }
  return cells;
}

function isEnd(end: string | undefined): end is string {
  return end !== undefined && /^(?:\*|[xyz*]\/[abc*])$/.test(end);
}

function matches(end: string, podId: string): boolean {
  if (end === '*') return true;
  const [namespace, pod] = podId.split('/');
  const [wantedNamespace, wantedPod] = end.split('/');
  return [namespace, '*'].includes(wantedNamespace) && [pod, '*'].includes(wantedPod);
}
