import { didYouMean } from '../base/did-you-mean';
import type { FieldPath } from './field-path';
import type { Findings } from './findings';
import { UNREADABLE } from './schema';
import type { Unreadable } from './schema';
import { quoted, quotedList } from '../base/show-value';

const POLICY_TYPES = ['Ingress', 'Egress'];

/** `spec.policyTypes` (V40, V41). */
export function validatePolicyTypes(
  types: readonly (string | Unreadable)[],
  path: FieldPath,
  findings: Findings,
): void {
  if (types.length > POLICY_TYPES.length) {
    const shown = quotedList(types.filter((type) => type !== UNREADABLE));
    findings.refuse('FieldValueInvalid', {
      code: 'policy-types-too-many',
      path,
      message: `policyTypes has ${types.length} entries ${shown}, at most two are allowed`,
      help: 'write each of Ingress and Egress at most once',
    });
    return;
  }
  types.forEach((type, n) => {
    if (type === 'Ingress' || type === 'Egress' || type === UNREADABLE) return;
    const meant = didYouMean(type, POLICY_TYPES);
    findings.refuse('FieldValueNotSupported', {
      code: 'policy-type-unsupported',
      path: path.index(n),
      message: `policy type ${quoted(type)} is not one of ${POLICY_TYPES.join(', ')}`,
      help: meant === undefined ? 'write Ingress or Egress, as two elements for both' : `did you mean ${meant}?`,
    });
  });
}
