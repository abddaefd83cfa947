import type { FieldPath } from './field-path';
import { validateIpBlock } from './ip-block';
import { validateLabelSelector } from './label-selector';
import type { DecodedPeer } from './network-policy-schema';
import type { Rules } from './rules';
import { isReadable } from './schema';

/** One element of `from` or `to`, at `path` (V30 to V38). */
export function validatePeer(peer: DecodedPeer, path: FieldPath, rules: Rules): void {
  const { podSelector, namespaceSelector, ipBlock } = peer;
  if (isReadable(podSelector)) {
    validateLabelSelector(podSelector, path.child('podSelector'), rules);
  }
  if (isReadable(namespaceSelector)) {
    validateLabelSelector(namespaceSelector, path.child('namespaceSelector'), rules);
  }
  if (isReadable(ipBlock)) validateIpBlock(ipBlock, path.child('ipBlock'), rules);

  const hasSelector = podSelector !== undefined || namespaceSelector !== undefined;
  if (!hasSelector && ipBlock === undefined) {
    rules.findings.refuse('FieldValueRequired', {
      code: 'peer-empty',
      path,
      message: 'the peer has none of podSelector, namespaceSelector and ipBlock',
      help: 'name a peer; leave the list out for everyone, or write "namespaceSelector: {}" for every pod of the cluster',
    });
  } else if (hasSelector && ipBlock !== undefined) {
    rules.findings.refuse('FieldValueForbidden', {
      code: 'ip-block-with-selector',
      path,
      message: 'the peer has an ipBlock beside a selector',
      help: 'make the ipBlock an element of its own; elements of the list are alternatives',
    });
  }
}
