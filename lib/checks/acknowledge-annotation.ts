import { didYouMean } from '../base/did-you-mean';
import { quoted } from '../base/show-value';
import { isCustom } from '../diagnostics/codes';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { SourcePlace } from '../diagnostics/origin';
import type { AnnotatedAcknowledgement } from './acknowledgement';
import { annotationLines } from './annotation-lines';
import type { CheckedObject } from './check';
import { isDate } from './dates';

const ANNOTATION = 'cdk8s-netpol/acknowledge';

/** A day after the colon would be part of the reason, and the acknowledgement would hold for ever. */
const LINE = /^([^\s:()]+)(?:\s*\(until ([^()]*)\))?\s*(?::(?!\s*\([^)]*\d{4}-\d{2}-\d{2}\))\s*(.*))?$/s;

/** Acknowledgements in the annotations of an object, each on a line of its own, and what cannot be understood of them. */
export function readAnnotation(
  object: CheckedObject,
  knownChecks: readonly string[],
): { readonly acknowledgements: readonly AnnotatedAcknowledgement[]; readonly diagnostics: readonly Diagnostic[] } {
  const { apiVersion, kind, namespace, name, annotations, source: ofObject } = object;
  const path = `metadata.annotations.${ANNOTATION}`;
  const source: SourcePlace = { ...ofObject, location: () => ofObject?.location?.(path) };
  const acknowledgements: AnnotatedAcknowledgement[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const line of annotationLines(annotations?.[ANNOTATION])) {
    const read = readLine(line, knownChecks);
    if ('code' in read) {
      const { code, ...particulars } = read;
      const subject = { apiVersion, kind, namespace, name };
      diagnostics.push(diagnose(code, source, { ...particulars, subject, path }));
    } else acknowledgements.push({ ...read, object, source });
  }
  return { acknowledgements, diagnostics };
}

/** Whether a check is one of an organisation whose checks nobody has loaded, as at a synth: it cannot be told from a misspelt one. */
function isOfOthers(check: string, knownChecks: readonly string[]): boolean {
  const organisation = check.slice(0, check.indexOf('/') + 1);
  return isCustom(check) && !knownChecks.some((each) => each.startsWith(organisation));
}

type Line = Pick<AnnotatedAcknowledgement, 'check' | 'reason' | 'until'>;

interface LineProblem {
  readonly code: 'acknowledgement-invalid' | 'reason-missing';
  readonly message: string;
  readonly help: string;
}

function readLine(line: string, knownChecks: readonly string[]): Line | LineProblem {
  const [, check, until, reason = ''] = (LINE.exec(line) ?? []) as (string | undefined)[];
  if (check === undefined) {
    const forms = '<check>: <reason> or <check> (until YYYY-MM-DD): <reason>';
    const message = `the acknowledgement is ${quoted(line)}, it must be ${forms}`;
    const help =
      'write each on one line, such as dangling-peer (until 2030-01-31): its pods come with the next release';
    return { code: 'acknowledgement-invalid', message, help };
  }
  if (!knownChecks.includes(check) && !isOfOthers(check, knownChecks)) {
    const meant = didYouMean(check, knownChecks);
    const help = meant === undefined ? '`netpol checks` lists them all' : `did you mean ${meant}?`;
    return { code: 'acknowledgement-invalid', message: `there is no check ${quoted(check)}`, help };
  }
  if (until !== undefined && !isDate(until)) {
    const message = `${check} is acknowledged until ${quoted(until)}, which is not a day of the form YYYY-MM-DD`;
    return { code: 'acknowledgement-invalid', message, help: `write ${check} (until 2030-01-31): <reason>` };
  }
  if (reason === '') {
    const message = `${check} is acknowledged without a reason`;
    return { code: 'reason-missing', message, help: `write ${check}: <reason>, with why the finding is fine as it is` };
  }
  return { check, reason, ...(until !== undefined && { until }) };
}
