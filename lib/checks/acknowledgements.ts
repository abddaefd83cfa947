import { didYouMean } from '../base/did-you-mean';
import { quoted } from '../base/show-value';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { SourcePlace } from '../diagnostics/origin';
import type { CheckedObject, Finding } from './check';
import { isDate } from './dates';

/** Somebody says that a finding is fine as it is. */
export interface Acknowledgement {
  /** Name of the check. */
  readonly check: string;
  /** Why it is fine. */
  readonly reason: string;
  /** Last day on which it holds, `YYYY-MM-DD`. @default - for ever */
  readonly until?: string;
  /** Namespace of the objects; `*` stands for any text. @default - every namespace */
  readonly namespace?: string;
  /** Name of the objects; `*` stands for any text. @default - every name */
  readonly name?: string;
  /** Where it was written. */
  readonly source?: SourcePlace;
}

/** A finding that somebody has acknowledged. */
export interface AcknowledgedFinding {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
}

/** Annotation of a policy that acknowledges findings about it: `<check>: <reason>`, one in a line. */
export const ACKNOWLEDGE_ANNOTATION = 'cdk8s-netpol/acknowledge';

const LINE = /^([^\s:(]+)\s*(?:\(until ([^)]*)\))?\s*:?\s*(.*)$/;

/** Acknowledgements in the annotations of an object, and what cannot be understood of them. */
export function readAnnotation(
  object: CheckedObject,
  knownChecks: readonly string[],
): { readonly acknowledgements: readonly Acknowledgement[]; readonly diagnostics: readonly Diagnostic[] } {
  const { annotations, source, namespace, name } = object;
  const text = annotations?.[ACKNOWLEDGE_ANNOTATION];
  const acknowledgements: Acknowledgement[] = [];
  const diagnostics: Diagnostic[] = [];
  const path = `metadata.annotations.${ACKNOWLEDGE_ANNOTATION}`;
  const place: SourcePlace = { ...source, location: () => source?.location?.(path) };
  for (const line of text?.split('\n').map((each) => each.trim()) ?? []) {
    if (line === '') continue;
    const [check = '', until, reason = ''] = (LINE.exec(line)?.slice(1) ?? []) as (string | undefined)[];
    const problem = problemOf(check, until, reason, knownChecks);
    if (problem === undefined) {
      acknowledgements.push({ check, reason, ...(until !== undefined && { until }), namespace, name, source: place });
      continue;
    }
    const subject = { apiVersion: object.apiVersion, kind: object.kind, namespace, name };
    const help = 'write <check>: <reason>, or <check> (until 2030-01-31): <reason>';
    diagnostics.push(diagnose(problem.code, place, { subject, path, help, ...problem }));
  }
  return { acknowledgements, diagnostics };
}

interface AnnotationProblem {
  readonly code: 'acknowledgement-invalid' | 'reason-missing';
  readonly message: string;
  readonly help?: string;
}

function problemOf(
  check: string,
  until: string | undefined,
  reason: string,
  known: readonly string[],
): AnnotationProblem | undefined {
  if (!known.includes(check)) {
    const meant = didYouMean(check, known);
    const message = `${quoted(check)} is the name of no check`;
    return { code: 'acknowledgement-invalid', message, ...(meant !== undefined && { help: `did you mean ${meant}?` }) };
  }
  if (until !== undefined && !isDate(until)) {
    return { code: 'acknowledgement-invalid', message: `${quoted(until)} is no date, it must be like 2030-01-31` };
  }
  if (reason === '') {
    return { code: 'reason-missing', message: `${check} is acknowledged without a reason` };
  }
  return undefined;
}

/** Whether an acknowledgement speaks of a finding of a check. */
export function acknowledges(given: Acknowledgement, check: string, { object }: Finding): boolean {
  return given.check === check && isAbout(given, object);
}

/** Whether an object is one of those that an acknowledgement is about. */
export function isAbout(given: Acknowledgement, { namespace, name }: CheckedObject): boolean {
  return matches(given.namespace, namespace) && matches(given.name, name);
}

function matches(pattern: string | undefined, text: string): boolean {
  if (pattern === undefined) return true;
  const [first, ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.slice(first.length).endsWith(last)) return false;
  let rest = text.slice(first.length, text.length - last.length);
  for (const part of others) {
    const at = rest.indexOf(part);
    if (at === -1) return false;
    rest = rest.slice(at + part.length);
  }
  return true;
}
