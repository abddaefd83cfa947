import { labelKeyProblems } from '../model/label-syntax';
import { ROOT } from './field-path';
import type { Findings } from './findings';
import type { DecodedStrings } from './schema';
import { quoted } from '../base/show-value';

/** Most bytes that the keys and values of all annotations may have together (V6). */
const LARGEST_ANNOTATIONS = 262144;

/** `metadata.annotations` (V6). */
export function validateAnnotations(annotations: DecodedStrings, findings: Findings): void {
  let bytes = 0;
  for (const [key, value] of annotations) {
    if (typeof value === 'string') bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
    // Capitals are fine in annotation keys, so the server tests them in lowercase.
    for (const problem of labelKeyProblems(key.toLowerCase())) {
      findings.refuse('FieldValueInvalid', {
        code: 'annotation-key-invalid',
        path: ROOT.child('metadata').child('annotations').entry(key),
        message: `annotation key ${quoted(key)}: ${problem}`,
        help: 'write a name like "owner", or a DNS name, a slash and a name, like "example.com/owner"',
      });
    }
  }
  if (bytes > LARGEST_ANNOTATIONS) {
    findings.refuse('FieldValueTooLong', {
      code: 'annotations-too-long',
      path: ROOT.child('metadata').child('annotations'),
      message: `keys and values of the annotations take ${bytes} bytes, at most ${LARGEST_ANNOTATIONS} are allowed`,
      help: 'shorten the annotations; kubectl apply without --server-side adds a copy of the whole manifest to them',
    });
  }
}
