import { join } from 'node:path';
import { didYouMean } from '../../base/did-you-mean';
import { shown } from '../../base/show-value';
import type { Check } from '../../checks/check';
import { BUILT_IN, RECOMMENDED, type Preset } from '../../checks/registry';
import { CODES, descriptionOf, isCustom, type CodeDescription } from '../../diagnostics/codes';
import { readTextFile } from '../../manifest/files';
import type { Style } from '../../report/style';
import { renderTable } from '../../report/table';
import type { Action, Invocation } from '../command';
import { EXIT } from '../exit-codes';
import { usageFailure } from '../failure';
import { loadCustomChecks } from '../load-config';
import { lookOf, writeResult } from '../output';
import { pageForTerminal } from '../page-for-terminal';

export const checks: Action = async (invocation) => {
  const id = invocation.args.id as string | undefined;
  await writeResult(invocation, await (id === undefined ? listOf(invocation) : explanationOf(id, invocation)));
  return EXIT.GOOD;
};

/** The set of checks that has a check; custom ones are in none. */
function presetOf(check: Check): Preset | undefined {
  if (isCustom(check.id)) return undefined;
  return RECOMMENDED.includes(check) ? 'recommended' : 'strict';
}

async function listOf(invocation: Invocation): Promise<string> {
  const all = [...BUILT_IN, ...(await loadCustomChecks(invocation))];
  if (invocation.options.output === 'json') {
    return asJson(all.map((check) => ({ id: check.id, preset: presetOf(check), ...descriptionIn(check) })));
  }
  const { style, width } = lookOf(invocation);
  const rows = all.map((check) => [
    { text: check.id, paint: style.bold },
    presetOf(check) ?? 'custom',
    { text: check.severity, paint: style[check.severity] },
    check.title,
  ]);
  const table = renderTable(['check', 'preset', 'severity', 'finds that'], rows, style, { width });
  return `${table}\n\n${style.dim('netpol checks <check> explains one of them')}\n`;
}

/** The page of a check where it has one; of any other finding what is always true of it. */
async function explanationOf(id: string, invocation: Invocation): Promise<string> {
  const description = descriptionOf(id) ?? (await customCheck(id, invocation));
  if (invocation.options.output === 'json') return asJson({ id, ...descriptionIn(description) });
  const { style } = lookOf(invocation);
  if (isCustom(id)) return describe(id, description, style);
  const page = readTextFile(join(invocation.io.packageRoot, 'docs', 'checks', `${id}.md`));
  return 'text' in page ? pageForTerminal(page.text, style) : describe(id, description, style);
}

async function customCheck(id: string, invocation: Invocation): Promise<Check> {
  const custom = await loadCustomChecks(invocation);
  const check = custom.find((each) => each.id === id);
  if (check) return check;
  const near = didYouMean(id, [...Object.keys(CODES), ...custom.map((each) => each.id)]);
  const hint = isCustom(id)
    ? 'look at modules in the configuration, or name another one with --config'
    : 'netpol checks lists them';
  throw usageFailure([
    `there is no check and no code ${shown(id)}, ${near === undefined ? hint : `did you mean ${near}?`}`,
  ]);
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

function asJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
