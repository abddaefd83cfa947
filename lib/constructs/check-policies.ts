import type { IConstruct } from 'constructs';
import { checkCluster } from '../checks/check-cluster';
import { planChecks } from '../checks/config/check-plan';
import { BUILT_IN, PRESETS } from '../checks/registry';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { analysisOptionsAt } from './analysis-settings';
import { AppCluster, type AppParts } from './app-cluster';
import { Checks } from './options';
import { scopesWithDefaults, settingAt } from './settings';

/** What is wrong with the policies of an app, and which checks looked at them. */
export interface CheckedPolicies {
  readonly diagnostics: readonly Diagnostic[];
  /** Whether a code is one that checks have, and the check did not run on what a scope holds: nobody knows what it would find. */
  readonly isUndecided: (code: string, scope: IConstruct) => boolean;
}

/** Where no check ran. */
export function unchecked(diagnostics: readonly Diagnostic[]): CheckedPolicies {
  return { diagnostics, isUndecided: isCheck };
}

/**
 * What was found in the policies of an app so far, and what the checks find in them where the Defaults ask for them. These
 * are warnings at most, which each construct can acknowledge.
 */
export function checkPolicies(root: IConstruct, app: AppParts, diagnostics: readonly Diagnostic[]): CheckedPolicies {
  const presets = new Set(scopesWithDefaults(root).map((scope) => settingAt(scope, 'checks') ?? Checks.NONE));
  const preset = [Checks.STRICT, Checks.RECOMMENDED].find((each) => presets.has(each));
  if (preset === undefined) return unchecked(diagnostics);
  const { podCidrs, nodeCidrs } = analysisOptionsAt(root);
  const cluster = new AppCluster(app).asWritten;
  const checked = checkCluster(
    { cluster, diagnostics },
    planChecks({ preset }).plan,
    { podCidrs, nodeCidrs },
    (finding) => isWanted(finding, root),
  );
  const skipped = new Set(checked.skipped.map(({ check }) => check));
  return {
    diagnostics: [...checked.remaining, ...checked.diagnostics],
    isUndecided: (code, scope) => isCheck(code) && (skipped.has(code) || !asksFor(scope, code)),
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
