import { labelKeyProblems, labelValueProblems } from '../model/label-syntax';
import type { FieldPath } from './field-path';
import type { Findings } from './findings';
import type { DecodedStrings } from './schema';
import { quoted } from '../base/show-value';

/** Labels of an object (V5) or of `matchLabels` (V22). The path of a finding does not name the key. */
export function validateLabels(labels: DecodedStrings, path: FieldPath, findings: Findings): void {
  for (const [key, value] of labels) {
    const entry = path.entry(key);
    validateLabelKey(key, entry, findings);
    if (typeof value === 'string') validateLabelValue(value, entry, findings, key);
  }
}

/** One label key (V20). */
export function validateLabelKey(key: string, path: FieldPath, findings: Findings): void {
  for (const problem of labelKeyProblems(key)) {
    findings.refuse('FieldValueInvalid', {
      code: 'label-key-invalid',
      path,
      message: `label key ${quoted(key)}: ${problem}`,
      help: 'write a name like "app", or a DNS name, a slash and a name, like "example.com/app"',
    });
  }
}

/** One label value (V21); `key` is the label that it belongs to. */
export function validateLabelValue(value: string, path: FieldPath, findings: Findings, key: string): void {
  for (const problem of labelValueProblems(value)) {
    findings.refuse('FieldValueInvalid', {
      code: 'label-value-invalid',
      path,
      message: `value ${quoted(value)} of label ${quoted(key)}: ${problem}`,
      help: 'write up to 63 letters, digits, "-", "_" and ".", or nothing',
    });
  }
}
