import { messageOf } from '../base/show-value';
import { isCustom } from '../diagnostics/codes';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic';
import { sortByPlace } from '../diagnostics/sort-diagnostics';
import { readAnnotation } from './acknowledge-annotation';
import type { Acknowledgement, PlannedAcknowledgement } from './acknowledgement';
import { AcknowledgementIndex, matcherOf } from './acknowledgement-index';
import type { Check, Finding, MissingInput } from './check';
import type { CheckContext } from './check-context';
import { soundFindings } from './sound-findings';

/** Which checks run, how much their findings weigh, and which findings are fine. */
export interface CheckPlan {
  readonly checks: readonly { readonly check: Check; readonly severity: Severity }[];
  /** Names of all checks there are, those that do not run included. */
  readonly knownChecks: readonly string[];
  readonly acknowledgements: readonly PlannedAcknowledgement[];
}

/** A finding that somebody has acknowledged. */
export interface AcknowledgedFinding {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
}

/** What the checks found. */
export interface CheckResult {
  /** In the order of their places. */
  readonly diagnostics: readonly Diagnostic[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  readonly skipped: readonly SkippedCheck[];
}

/** A check that did not run, because of what the input lacks. */
export interface SkippedCheck {
  /** Name of the check. */
  readonly check: string;
  /** What it needs and the input lacks; `complete-input` where something could not be read. */
  readonly needs: readonly MissingInput[];
}

/**
 * Runs checks. What a check cannot do without and the input lacks keeps it silent, and its acknowledgements are not stale
 * then either: nobody knows. The same holds where the objects in question are in namespaces of which the input has no pods,
 * and where something of the input is left out.
 */
export function runChecks(context: CheckContext, plan: CheckPlan): CheckResult {
  const diagnostics: Diagnostic[] = [];
  const acknowledged: AcknowledgedFinding[] = [];
  const skipped: SkippedCheck[] = [];
  const read = context.policies.map(({ object }) => readAnnotation(object, plan.knownChecks));
  for (const each of read) diagnostics.push(...each.diagnostics);
  const annotated = read.flatMap((each) => each.acknowledgements);
  const index = new AcknowledgementIndex(plan.acknowledgements, annotated);
  const { today } = context.assumptions;
  const used = new Set<Acknowledgement>();
  const hasRun = new Set<string>();

  for (const { check, severity } of plan.checks) {
    const needs = context.missing(check.needs ?? []);
    if (needs.length > 0) {
      skipped.push({ check: check.id, needs });
      continue;
    }
    const findings = findingsOf(check, context, diagnostics);
    if (!findings) continue;
    hasRun.add(check.id);
    for (const finding of findings) {
      const diagnostic = diagnosticOf(check, severity, finding);
      const matching = index.about(check.id, finding.object);
      for (const each of matching) used.add(each);
      const inForce = matching.find(({ until }) => !isPast(until, today));
      if (inForce) acknowledged.push({ diagnostic, reason: inForce.reason });
      else diagnostics.push(diagnostic);
    }
  }

  const needingPods = new Set(
    plan.checks.flatMap(({ check }) => (check.needs?.includes('workloads') === true ? check.id : [])),
  );
  for (const each of [...plan.acknowledgements, ...annotated]) {
    if (!hasRun.has(each.check)) continue;
    if (used.has(each)) {
      if (isPast(each.until, today)) diagnostics.push(expired(each));
    } else if (!isUnknown(context, each, needingPods.has(each.check))) diagnostics.push(stale(each));
  }
  return { diagnostics: sortByPlace(diagnostics), acknowledged, skipped };
}

/** Whether the input is too small to tell that what somebody acknowledges is not there any more. */
function isUnknown(context: CheckContext, given: Acknowledgement, needsPods: boolean): boolean {
  const { isPartial = false, lacksPolicies = false } = context.assumptions;
  if (isPartial || lacksPolicies) return true;
  if (!needsPods) return false;
  const namespaces = namespacesOf(given, context);
  return namespaces.length > 0 && !namespaces.some((namespace) => context.hasPods(namespace));
}

/** Namespaces of the policies that an acknowledgement is about. */
function namespacesOf(given: Acknowledgement, { policies }: CheckContext): readonly string[] {
  if ('object' in given) return [given.object.namespace];
  const isAbout = matcherOf(given);
  return policies.flatMap(({ object }) => (isAbout(object) ? object.namespace : []));
}

/** Whether a day is over; unknown days never are. */
function isPast(day: string | undefined, today: string | undefined): boolean {
  return day !== undefined && today !== undefined && day < today;
}

/** Findings of a check; none where it throws. A custom one may, which must not take those of the others away. */
function findingsOf(check: Check, context: CheckContext, diagnostics: Diagnostic[]): Finding[] | undefined {
  try {
    return isCustom(check.id) ? soundFindings(check.run(context)) : [...check.run(context)];
  } catch (error) {
    if (!isCustom(check.id)) throw error;
    diagnostics.push(diagnose('check-failed', undefined, { message: `${check.id} ended with: ${messageOf(error)}` }));
    return undefined;
  }
}

function diagnosticOf({ id, fix }: Check, severity: Severity, { object, path, message, help }: Finding): Diagnostic {
  const { apiVersion, kind, namespace, name, source } = object;
  return {
    code: id as Diagnostic['code'],
    severity,
    message,
    subject: { apiVersion, kind, namespace, name },
    ...(path !== undefined && { path }),
    ...(source?.constructPath !== undefined && { constructPath: source.constructPath }),
    ...source?.location?.(path),
    help: help ?? fix,
    ...(!isCustom(id) && { docs: `docs/checks/${id}.md` }),
  };
}

function stale({ check, source }: Acknowledgement): Diagnostic {
  const message = `${check} is acknowledged here, but it is not found any more`;
  return diagnose('stale-acknowledgement', source, { message, help: 'delete the acknowledgement' });
}

function expired({ check, until, reason, source }: Acknowledgement): Diagnostic {
  const message = `${check} was acknowledged until ${until ?? ''} (${reason})`;
  return diagnose('acknowledgement-expired', source, { message, help: 'mend what was found, or set another day' });
}
