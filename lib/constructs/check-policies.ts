import type { IConstruct } from 'constructs';
import { CheckContext } from '../checks/check-context';
import { BUILT_IN, PRESETS } from '../checks/registry';
import { runChecks } from '../checks/run-checks';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { analysisOptionsAt } from './analysis-settings';
import { AppCluster, type AppParts } from './app-cluster';
import { Checks } from './options';
import { scopesWithDefaults, settingAt } from './settings';

/** What the checks found, and which of them ran. */
export interface CheckedPolicies {
  readonly diagnostics: readonly Diagnostic[];
  /** Whether a code is one that checks have, and the check did not run on what a scope holds: nobody knows what it would find. */
  readonly isUndecided: (code: string, scope: IConstruct) => boolean;
}

/** Where no check ran. */
export const UNCHECKED: CheckedPolicies = { diagnostics: [], isUndecided: isCheck };

/**
 * What the checks find in the policies of an app, where the Defaults ask for them. They are warnings at most, which each
 * construct can acknowledge.
 */
export function checkPolicies(root: IConstruct, app: AppParts): CheckedPolicies {
  const presets = new Set(scopesWithDefaults(root).map((scope) => settingAt(scope, 'checks') ?? Checks.NONE));
  const wanted = presets.has(Checks.STRICT) ? BUILT_IN : presets.has(Checks.RECOMMENDED) ? PRESETS.recommended : [];
  if (wanted.length === 0) return UNCHECKED;
  const { podCidrs, nodeCidrs } = analysisOptionsAt(root);
  const context = new CheckContext(new AppCluster(app).asWritten, { podCidrs, nodeCidrs });
  const { diagnostics, hasRun } = runChecks(context, {
    checks: wanted.map((check) => ({ check, severity: check.severity === 'info' ? 'info' : 'warning' })),
    knownChecks: BUILT_IN.map(({ id }) => id),
    acknowledgements: [],
  });
  return {
    diagnostics: diagnostics.filter((diagnostic) => isWanted(diagnostic, root)),
    isUndecided: (code, scope) => isCheck(code) && !(hasRun.has(code) && asksFor(scope, code)),
  };
}

/** Whether the scope that a finding is about asks for the check. */
function isWanted({ code, constructPath }: Diagnostic, root: IConstruct): boolean {
  if (!isCheck(code)) return true;
  return asksFor(constructPath === undefined ? root : (findConstruct(root, constructPath) ?? root), code);
}

function isCheck(code: string): boolean {
  return BUILT_IN.some(({ id }) => id === code);
}

function asksFor(scope: IConstruct, code: string): boolean {
  return PRESETS[settingAt(scope, 'checks') ?? Checks.NONE].some(({ id }) => id === code);
}

function findConstruct(root: IConstruct, path: string): IConstruct | undefined {
  let scope: IConstruct | undefined = root;
  for (const id of path === '' ? [] : path.split('/')) scope = scope?.node.tryFindChild(id);
  return scope;
}
