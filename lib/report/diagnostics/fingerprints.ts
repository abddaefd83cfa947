import type { Diagnostic } from '../../diagnostics/diagnostic';
import { subjectName } from './report';

/**
 * Texts by which findings are known again in later versions of the files: the code, the object and the field, and a
 * number where these are equal. Lines and messages are not in them, and a file is where nothing else is known: a
 * finding is the same one after it has moved. They are readable instead of hashed, so that two that differ show why.
 */
export function fingerprints(findings: readonly Diagnostic[]): string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { code, subject, path, file } = finding;
    const name = subjectName(finding);
    const what = name === undefined ? (file ?? '') : `${subject?.kind ?? ''}/${name}`;
    const text = [code, what, path ?? ''].map(encodeText).join('|');
    const number = (seen.get(text) ?? 0) + 1;
    seen.set(text, number);
    return `${text}|${number}`;
  });
}

/** Keeps the parts apart, whatever stands in them. */
function encodeText(text: string): string {
  return text.replace(/[|%]/g, encodeURIComponent);
}
