import { describeSelector } from '../../model/describe-policy';
import type { LabelSelector } from '../../model/label-selector';
import { builtIn } from '../check';
import { podPeers, policyName } from '../checked-policy';

/** A selector whose requirements contradict each other (S31, V53). */
export const contradictorySelector = builtIn('contradictory-selector', [], function* (context) {
  for (const checked of context.policies) {
    const selectors: [path: string, selector: LabelSelector | undefined][] = [
      ['spec.podSelector', checked.policy.podSelector],
      ...podPeers(checked).flatMap(({ peer, path }): [string, LabelSelector | undefined][] => [
        [`${path}.podSelector`, peer.podSelector],
        [`${path}.namespaceSelector`, peer.namespaceSelector],
      ]),
    ];
    for (const [path, selector] of selectors) {
      if (selector === undefined || selector.isSatisfiable) continue;
      const message = `${policyName(checked)} has a selector that cannot match anything: ${describeSelector(selector)}`;
      yield { object: checked.object, path, message };
    }
  }
});
