import type { PodClass } from '../../analysis/pod-classes';
import type { Isolation } from '../../analysis/isolation';
import { groupBy } from '../../base/group-by';
import type { NetworkPolicy } from '../../model/network-policy';
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
  const isolations = isolationsOf(context);
  const isolated = new Map<Isolation, PodClass[]>();
  for (const pods of context.policies.length === 0 ? [] : context.reachability._compiled.classes) {
    const isolation = isolations.of(pods, 'egress');
    if (!isolation || pods.members.every(isResolver)) continue;
    isolated.set(isolation, [...(isolated.get(isolation) ?? []), pods]);
  }

  const mute = [...isolated].flatMap(([isolation, classes]) => {
    if (isolation.policies.some(({ source }) => hasDns(context, source.policy))) return [];
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
  const asking = selectorsOf(withDns);
  const mute = without.filter(({ policy }) => !asking.some((selector) => selector.intersects(policy.podSelector)));
  const reported: CheckedPolicy[] = [];
  for (const checked of mute.sort(byResponsibility('egress'))) {
    if (!checked.policy.podSelector.isSatisfiable) continue;
    if (checked.policy.podSelector.isCoveredBy(selectorsOf(reported))) continue;
    reported.push(checked);
    yield finding(checked, 'the pods that it selects');
  }
}

function selectorsOf(policies: readonly CheckedPolicy[]): NetworkPolicy['podSelector'][] {
  return [...new Map(policies.map(({ policy: { podSelector } }) => [podSelector.key, podSelector])).values()];
}

function hasDns(context: CheckContext, { namespace, egress }: NetworkPolicy): boolean {
  return egress.some((rule) => allowsDns(context, rule, namespace));
}

function finding(checked: CheckedPolicy, who: string): Finding {
  const path = isolatingPath(checked, 'egress');
  const message = `${policyName(checked)} isolates for egress, and nothing lets ${who} ask a resolver on port 53`;
  return { object: checked.object, path, message, help: HELP };
}

const HELP =
  'add to spec.egress: { to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }, podSelector: { matchLabels: { k8s-app: kube-dns } } }], ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }] }';
