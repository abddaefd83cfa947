import { describeValue, shown } from '../base/show-value';
import { isPlainObject } from '../constructs/untyped-props';
import type { Claim, Refutation } from './claim';
import { describeFlows, refuteAllowed, refuteDenied } from './flow-claims';
import { MatcherProblems } from './matcher-problems';
import { readFlows, type FlowInquiry } from './read-flows';
import type { Tested } from './tested-cluster';

/** That every row of a table is right; the opposite is that some row is surely wrong, and none is open. */
export function tableClaim(tested: Tested, given: unknown): Claim {
  const rows = readTable(tested, given);
  const found = rows.flatMap((row) => refuteRow(row) ?? []);
  const text = `${rows.length} row${rows.length === 1 ? '' : 's'} of a truth table`;
  return {
    text: `${text} to be right`,
    opposite: `one of ${text} to be wrong`,
    refute: () => (found.length === 0 ? undefined : summaryOf(found, rows)),
    refuteOpposite: () => {
      if (found.length === 0) return 'every row is right';
      const open = found.filter(({ isCertain }) => !isCertain);
      return open.length === 0 ? undefined : summaryOf(open, rows);
    },
  };
}

interface Row extends FlowInquiry {
  /** Position in the table, from 0. */
  readonly index: number;
  readonly expected: 'allowed' | 'denied';
}

function readTable(tested: Tested, given: unknown): readonly Row[] {
  const problems = new MatcherProblems();
  if (!Array.isArray(given) || given.length === 0) {
    const help = "write rows: [{ from: web, to: api, port: 9090, expected: 'allowed' }]";
    problems.report(
      'table',
      Array.isArray(given) ? 'the table has no rows' : `the table is ${describeValue(given)}`,
      help,
    );
  }
  const list = Array.isArray(given) ? (given as readonly unknown[]) : [];
  const rows = list.map((row, index): Row | undefined => {
    const path = `table[${index}]`;
    const expected = isPlainObject(row) ? row.expected : undefined;
    const flows = readFlows(tested, row, problems, path, ['expected']);
    if (expected === 'allowed' || expected === 'denied') return flows && { ...flows, index, expected };
    problems.report(`${path}.expected`, `expected is ${shown(expected)}`, "write 'allowed' or 'denied'");
    return undefined;
  });
  problems.throwIfAny();
  return rows.filter((row) => row !== undefined);
}

interface WrongRow extends Refutation {
  readonly row: Row;
}

function refuteRow(row: Row): WrongRow | undefined {
  const found = row.expected === 'allowed' ? refuteAllowed(row) : refuteDenied(row);
  return found && { ...found, row };
}

function summaryOf(found: readonly WrongRow[], rows: readonly Row[]): string {
  const texts = found.map(({ row: { index, flows, expected }, why }) => {
    const allPorts = expected === 'allowed' ? 'every declared port' : 'every port';
    return `table[${index}]: expected ${describeFlows(flows, allPorts)}, to be ${expected}\n${indented(why)}`;
  });
  return [`${found.length} of ${rows.length} rows are not as expected`, ...texts].join('\n\n');
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
