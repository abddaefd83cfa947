import { didYouMean } from '../../base/did-you-mean';
import { describeValue, quoted, shown } from '../../base/show-value';
import { diagnose } from '../../diagnostics/diagnose';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { REQUIREMENTS, type Check } from '../check';

const SEVERITIES: readonly unknown[] = ['error', 'warning', 'info'];
const TEXTS = ['title', 'why', 'fix'] as const;
const HELP = "export default [{ id: 'acme/no-anywhere', severity, title, why, fix, run: (context) => [] }]";

/**
 * The custom checks that a module exports: as `default` or `checks`, one or a list. What is no check is
 * `config-invalid`, with the path of the module in the configuration.
 */
export function readCustomChecks(
  exported: unknown,
  path: string,
): { readonly checks: readonly Check[]; readonly diagnostics: readonly Diagnostic[] } {
  const list = listOf(exported);
  const problems = list.length === 0 ? ['the module exports no checks'] : list.flatMap(problemsOf);
  return {
    checks: problems.length === 0 ? (list as Check[]) : [],
    diagnostics: problems.map((message) => diagnose('config-invalid', undefined, { path, message, help: HELP })),
  };
}

/** What a module exports as checks. A CommonJS module with a default export has it one level further down. */
function listOf(exported: unknown): readonly unknown[] {
  let value = exported;
  for (const name of ['default', 'default', 'checks']) {
    if (typeof value === 'object' && value !== null && name in value) value = (value as Record<string, unknown>)[name];
  }
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null && 'id' in value ? [value] : [];
}

function problemsOf(given: unknown): string[] {
  if (typeof given !== 'object' || given === null) return [`a check is ${describeValue(given)}, it must be an object`];
  const { id, severity, run, needs = [], ...texts } = given as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id)) {
    return [`the id of a check is ${shown(id)}, it must be <organisation>/<name> in lower case`];
  }
  const name = `check ${quoted(id)}`;
  return [
    ...(SEVERITIES.includes(severity)
      ? []
      : [`${name} has the severity ${shown(severity)}, it must be error, warning or info`]),
    ...TEXTS.filter((each) => typeof texts[each] !== 'string').map(
      (each) => `${name} has no ${each}, it must be a text`,
    ),
    ...(typeof run === 'function' ? [] : [`${name} has no function run`]),
    ...(Array.isArray(needs) ? needs : [needs]).flatMap((each: unknown) => {
      if (REQUIREMENTS.some((requirement) => requirement === each)) return [];
      const meant = typeof each === 'string' ? didYouMean(each, REQUIREMENTS) : undefined;
      const hint = meant === undefined ? '' : `, did you mean ${meant}?`;
      return [`${name} needs ${shown(each)}, it can need ${REQUIREMENTS.join(', ')}${hint}`];
    }),
  ];
}
