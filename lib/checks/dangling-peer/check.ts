import { quoted } from '../../base/show-value';
import { describePeer, describeSelector } from '../../model/describe-policy';
import { LabelSelector } from '../../model/label-selector';
import { builtIn } from '../check';
import type { CheckContext } from '../check-context';
import { policyName, preposition } from '../checked-policy';
import { closestLabel } from '../label-hint';
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
    const help = helpFor(context, peer.podSelector ?? LabelSelector.EVERYTHING, namespaces);
    yield {
      object: checked.object,
      path,
      message: `${policyName(checked)} allows ${direction} ${preposition(direction)} ${describePeer(peer, home)}, and none of the pods of namespace ${quoted(first)}${counted} is one of them`,
      ...(help !== undefined && { help }),
    };
  }
});

/** The label that was meant, or where pods are that have the labels which were asked for. */
function helpFor(context: CheckContext, pods: LabelSelector, namespaces: readonly string[]): string | undefined {
  const label = closestLabel(context, pods, namespaces);
  if (label !== undefined) return `did you mean ${label}?`;
  const elsewhere = context.inventory.inNamespaces(LabelSelector.EVERYTHING, pods).array().at(0);
  if (elsewhere === undefined) return undefined;
  return `pods with ${describeSelector(pods)} are in namespace ${quoted(context.cluster.workloads[elsewhere].namespace)}`;
}
