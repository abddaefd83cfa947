import type { Workload } from '../model/workload';
import type { CheckContext } from './check-context';
import type { CheckedPolicy, WrittenRule } from './checked-policy';
import { podPeers } from './pod-peers';

/**
 * Pods at whose ports the ports of a rule are meant (S33): those of the policy for ingress, those that the peers select for
 * egress. A rule for every peer could mean all pods, of which nothing can be said: none.
 */
export function destinationsOf(context: CheckContext, checked: CheckedPolicy, rule: WrittenRule): readonly Workload[] {
  if (!rule.hasEffect) return [];
  const home = checked.policy.namespace;
  const classes =
    rule.direction === 'ingress'
      ? context.subjectsOf(checked.policy)
      : podPeers(rule).flatMap(({ peer }) => context.podsOf(peer, home));
  return [...new Set(classes.flatMap(({ members }) => members))];
}
