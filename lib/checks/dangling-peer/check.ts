import { quoted } from '../../base/show-value';
import { describePeer } from '../../model/describe-policy';
import { LabelSelector } from '../../model/label-selector';
import { builtIn } from '../check';
import { policyName, preposition } from '../checked-policy';
import { hintFor } from '../label-hint';
import { peerDefects } from '../peer-defects';

/** A peer that matches none of the pods that the namespaces which it selects have (V53). */
export const danglingPeer = builtIn('dangling-peer', ['workloads'], function* (context) {
  for (const { checked, defect } of peerDefects(context)) {
    if (defect.kind !== 'dangling') continue;
    const { written, namespaces } = defect;
    const { direction, peer, path } = written;
    const home = checked.policy.namespace;
    const [first, ...others] = namespaces;
    const counted = others.length === 0 ? '' : ` and ${others.length} more`;
    const help = hintFor(context, peer.podSelector ?? LabelSelector.EVERYTHING, namespaces);
    yield {
      object: checked.object,
      path,
      message: `${policyName(checked)} allows ${direction} ${preposition(direction)} ${describePeer(peer, home)}, but no pod matches in namespace ${quoted(first)}${counted}`,
      ...(help !== undefined && { help }),
    };
  }
});
