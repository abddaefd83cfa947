import { groupBy } from '../../base/group-by';
import type { LabelSelector } from '../../model/label-selector';
import type { NetworkPolicy } from '../../model/network-policy';
import { PinIndex } from '../../model/pin-index';
import { builtIn, type Finding } from '../check';
import type { CheckContext } from '../check-context';
import { policyName, type CheckedPolicy } from '../checked-policy';
import { allowsDns, isResolver } from '../allows-dns';
import { isolationsOf } from '../isolations';
import { membersOf, namePods } from '../name-pods';
import { byResponsibility, isolatingPath, responsiblePolicy } from '../responsible-policy';

/**
 * Pods that are isolated for egress while nothing lets them ask a resolver (S64). Where the input has the pods of a namespace,
 * they are looked at; elsewhere the policies speak for the pods that they select.
 */
export const missingDnsEgress = builtIn('missing-dns-egress', ['policies'], function* (context) {
  yield* ofPods(context);
  for (const [namespace, policies] of context.policiesByNamespace) {
    if (!context.hasPods(namespace)) yield* ofPolicies(context, policies);
  }
});

function* ofPods(context: CheckContext): Iterable<Finding> {
  if (context.policies.length === 0) return;
  const isolations = isolationsOf(context);
  const asking = context.reachability._compiled.classes.filter((pods) => !pods.members.every(isResolver));
  const isolated = groupBy(asking, (pods) => isolations.of(pods, 'egress'));
  const mute = [...isolated].flatMap(([isolation, classes]) => {
    if (!isolation || isolation.policies.some(({ source }) => hasDns(context, source.policy))) return [];
    const isolating = responsiblePolicy(context, isolation);
    return isolating ? [{ isolating, classes }] : [];
  });
  for (const [checked, lists] of groupBy(mute, ({ isolating }) => isolating)) {
    const pods = membersOf(lists.flatMap(({ classes }) => classes)).filter((pod) => !isResolver(pod));
    yield finding(checked, `${namePods(pods)} in namespace ${checked.policy.namespace}`);
  }
}

function* ofPolicies(context: CheckContext, policies: readonly CheckedPolicy[]): Iterable<Finding> {
  const isolating = policies.filter(({ policy }) => policy.isolates.includes('egress'));
  const [withDns, without] = [true, false].map((has) =>
    isolating.filter(({ policy }) => hasDns(context, policy) === has),
  );
  // Policies that select some of the same pods may be all that there are in the namespace: nobody knows.
  const asking = new PinIndex<LabelSelector>();
  for (const { podSelector } of firstOfEach(withDns)) asking.add(podSelector.constraints, podSelector);
  const mute = without.filter(({ policy: { podSelector } }) => {
    return !asking.touching(podSelector.constraints).some((selector) => selector.intersects(podSelector));
  });
  const ranked = firstOfEach(mute.sort(byResponsibility('egress')));
  const ranks = new PinIndex<number>();
  ranked.forEach(({ podSelector }, rank) => {
    ranks.add(podSelector.constraints, rank);
  });
  for (const [rank, { podSelector, checked }] of ranked.entries()) {
    if (!podSelector.isSatisfiable) continue;
    const before = ranks.touching(podSelector.constraints).filter((each) => each < rank);
    if (podSelector.isCoveredBy(before.map((each) => ranked[each].podSelector))) continue;
    yield finding(checked, 'the pods it selects');
  }
}

/** The first of policies for the same pods. */
function firstOfEach(policies: readonly CheckedPolicy[]): { podSelector: LabelSelector; checked: CheckedPolicy }[] {
  const groups = groupBy(policies, ({ policy }) => policy.podSelector.key);
  return [...groups.values()].map(([checked]) => ({ podSelector: checked.policy.podSelector, checked }));
}

function hasDns(context: CheckContext, { namespace, egress }: NetworkPolicy): boolean {
  return egress.some((rule) => allowsDns(context, rule, namespace));
}

function finding(checked: CheckedPolicy, who: string): Finding {
  const path = isolatingPath(checked, 'egress');
  const message = `${policyName(checked)} isolates for egress, but no policy lets ${who} reach a resolver on port 53`;
  return { object: checked.object, path, message, help: HELP };
}

const HELP =
  'add to spec.egress: { to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }, podSelector: { matchLabels: { k8s-app: kube-dns } } }], ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }] }';
