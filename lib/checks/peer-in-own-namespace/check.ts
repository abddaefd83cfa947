import { quoted, quotedList } from '../../base/show-value';
import { describeSelector } from '../../model/describe-policy';
import { LabelSelector } from '../../model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../../model/namespace';
import { builtIn } from '../check';
import { policyName, preposition } from '../checked-policy';
import { peerDefects } from '../peer-defects';

/** A podSelector alone that means the policy's own namespace (S19), where another one was meant (T1). */
export const peerInOwnNamespace = builtIn('peer-in-own-namespace', [], function* (context) {
  for (const { checked, defect } of peerDefects(context)) {
    if (defect.kind !== 'elsewhere') continue;
    const { written, namespaces, sign } = defect;
    const { peer, path, direction } = written;
    const { namespace } = checked.policy;
    const pods = describeSelector(peer.podSelector ?? LabelSelector.EVERYTHING);
    yield {
      object: checked.object,
      path,
      message: `${policyName(checked)} allows ${direction} ${preposition(direction)} pods ${pods} in its own namespace ${quoted(namespace)}, where none seem to exist: ${sign}`,
      help: `add a namespaceSelector to the same list element, with matchLabels ${NAMESPACE_NAME_LABEL}: ${nameOf(namespaces)}`,
    };
  }
});

/** The value to write, as far as it is known. */
function nameOf(namespaces: readonly string[]): string {
  if (namespaces.length === 1) return namespaces[0];
  return namespaces.length === 0 ? 'their namespace' : `one of ${quotedList(namespaces)}`;
}
