import { join } from 'node:path';
import { didYouMean } from '../../base/did-you-mean';
import { shown } from '../../base/show-value';
import { BUILT_IN, RECOMMENDED } from '../../checks/registry';
import { CODES, descriptionOf, type CodeDescription } from '../../diagnostics/codes';
import { readTextFile } from '../../manifest/files';
import type { Style } from '../../report/style';
import { renderTable } from '../../report/table';
import type { Action, Invocation } from '../command';
import { EXIT } from '../exit-codes';
import { usageFailure } from '../failure';
import { lookOf, writeResult } from '../output';
import { pageForTerminal } from '../page-for-terminal';

export const checks: Action = async (invocation) => {
  const id = invocation.args.id as string | undefined;
  const text = id === undefined ? listOf(invocation) : explanationOf(id, invocation);
  await writeResult(invocation, text);
  return EXIT.GOOD;
};

const presetOf = (check: (typeof BUILT_IN)[number]): string => (RECOMMENDED.includes(check) ? 'recommended' : 'strict');

function listOf(invocation: Invocation): string {
  if (invocation.options.output === 'json') {
    return asJson(BUILT_IN.map((check) => ({ id: check.id, preset: presetOf(check), ...descriptionIn(check) })));
  }
  const { style, width } = lookOf(invocation);
  const rows = BUILT_IN.map((check) => [
    { text: check.id, paint: style.bold },
    presetOf(check),
    { text: check.severity, paint: style[check.severity] },
    check.title,
  ]);
  const table = renderTable(['check', 'preset', 'severity', 'finds that'], rows, style, { width });
  return `${table}\n\n${style.dim('netpol checks <check> explains one of them')}\n`;
}

/** The page of a check where it has one; what the registry of codes says of any other finding. */
function explanationOf(id: string, invocation: Invocation): string {
  const description = descriptionOf(id);
  if (!description) throw unknownCheck(id);
  if (invocation.options.output === 'json') return asJson({ id, ...descriptionIn(description) });
  const { style } = lookOf(invocation);
  const page = readTextFile(join(invocation.io.packageRoot, 'docs', 'checks', `${id}.md`));
  return 'text' in page ? pageForTerminal(page.text, style) : describe(id, description, style);
}

function describe(id: string, { severity, title, why, fix }: CodeDescription, style: Style): string {
  return [
    `${style.bold(id)} ${style[severity](`(${severity})`)}`,
    ...['', title, ''],
    `${style.bold('Why it matters:')} ${why}`,
    `${style.bold('What to do:')} ${fix}`,
  ].join('\n');
}

function descriptionIn({ severity, title, why, fix }: CodeDescription): CodeDescription {
  return { severity, title, why, fix };
}

function unknownCheck(id: string): Error {
  const near = didYouMean(id, Object.keys(CODES));
  const hint = near === undefined ? 'netpol checks lists them' : `did you mean ${near}?`;
  return usageFailure([`there is no check and no code ${shown(id)}, ${hint}`]);
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
