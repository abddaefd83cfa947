import type { IConstruct } from 'constructs';
import { shown } from '../base/show-value';
import { CODES } from '../diagnostics/codes';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { recordOf, type Acknowledgement } from './construct-record';

/** A warning that somebody found to be fine, and why. */
export interface AcknowledgedDiagnostic {
  /** The warning. */
  readonly diagnostic: Diagnostic;
  /** Why it is fine as it is. */
  readonly reason: string;
}

interface Placed extends Acknowledgement {
  readonly constructPath: string;
  /** Whether nobody knows if the warning is there: it is one of a check that did not run. */
  readonly isUndecided: boolean;
}

/** Takes out the warnings that are acknowledged, and reports acknowledgements that are not in order. */
export function applyAcknowledgements(
  constructs: readonly IConstruct[],
  diagnostics: readonly Diagnostic[],
  isUndecided: (code: string, construct: IConstruct) => boolean,
): { remaining: Diagnostic[]; acknowledged: AcknowledgedDiagnostic[] } {
  const placed = constructs.flatMap((construct) =>
    (recordOf(construct)?.acknowledgements ?? []).map((each): Placed => ({
      ...each,
      constructPath: construct.node.path,
      isUndecided: isUndecided(each.code, construct),
    })),
  );
  const remaining: Diagnostic[] = [];
  const acknowledged: AcknowledgedDiagnostic[] = [];
  const used = new Set<Placed>();
  for (const diagnostic of diagnostics) {
    const matching = placed.filter((each) => acknowledges(each, diagnostic));
    for (const each of matching) used.add(each);
    if (matching.length === 0) remaining.push(diagnostic);
    else acknowledged.push({ diagnostic, reason: matching[0].reason });
  }
  for (const each of placed) remaining.push(...faultsOf(each, used.has(each) || each.isUndecided));
  return { remaining, acknowledged };
}

function acknowledges({ code, reason, constructPath }: Placed, diagnostic: Diagnostic): boolean {
  const path = diagnostic.constructPath ?? '';
  return (
    diagnostic.severity !== 'error' &&
    diagnostic.code === code &&
    isReason(reason) &&
    (path === constructPath || path.startsWith(`${constructPath}/`))
  );
}

function faultsOf({ code, reason, site, constructPath }: Placed, isInOrder: boolean): Diagnostic[] {
  const origin = { constructPath, location: site };
  const description = Object.hasOwn(CODES, code) ? CODES[code] : undefined;
  if (!description || description.severity === 'error') {
    const message = description ? `${code} is an error` : `${shown(code)} is no diagnostic code`;
    const help = 'mend the error; only warnings can be acknowledged';
    return [diagnose('cannot-acknowledge', origin, { message, help })];
  }
  if (!isReason(reason)) {
    const message = `${code} is acknowledged without a reason`;
    return [diagnose('reason-missing', origin, { message, help: 'say why the finding is fine as it is' })];
  }
  if (isInOrder) return [];
  const message = `${code} is acknowledged here, but it is not found any more`;
  return [diagnose('stale-acknowledgement', origin, { message, help: 'delete the acknowledgement' })];
}

function isReason(reason: string): boolean {
  return typeof reason === 'string' && reason.trim() !== '';
}
