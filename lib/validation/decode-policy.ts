import { LARGEST_REQUEST, ObjectTooLarge } from './size-meter';
import { Decoder } from './decode';
import { ROOT } from './field-path';
import type { Findings } from './findings';
import { isPlainObject } from './json-types';
import { NETWORK_POLICY } from './network-policy-schema';
import type { DecodedPolicy } from './network-policy-schema';
import { describeValue } from '../base/show-value';
import { checkType } from './object-type';

/**
 * Decodes a NetworkPolicy, reporting everything that strict decoding refuses. Undefined if nothing of it can be judged:
 * it is not an object, is another kind of object, or cannot be read to the end.
 *
 * @param ignoresStatus Whether the status that old API servers give back is passed over.
 */
export function decodeNetworkPolicy(
  object: unknown,
  findings: Findings,
  ignoresStatus: boolean,
): DecodedPolicy | undefined {
  try {
    if (!isPlainObject(object)) {
      const message = `the manifest is ${describeValue(object)}, it must be an object`;
      findings.refuse('BadRequest', { code: 'undecodable-object', path: ROOT, message });
      return undefined;
    }
    if (!checkType(object.apiVersion, object.kind, findings)) return undefined;
    return new Decoder(findings).object(NETWORK_POLICY, ignoresStatus ? withoutStatus(object) : object, ROOT);
  } catch (error) {
    if (error instanceof ObjectTooLarge) {
      findings.refuse('BadRequest', {
        code: 'object-too-large',
        path: ROOT,
        message: `the manifest takes more than the ${LARGEST_REQUEST} bytes that a request may have`,
        help: 'split it into several policies with the same podSelector: what they allow adds up',
      });
    } else {
      findings.refuse('BadRequest', {
        code: 'undecodable-object',
        path: ROOT,
        message: 'the manifest cannot be read: accessing one of its fields throws an error',
        help: 'pass plain data, such as JSON.parse returns',
      });
    }
    return undefined;
  }
}

function withoutStatus({ status: _, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return rest;
}
