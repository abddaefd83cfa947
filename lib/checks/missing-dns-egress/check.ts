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

/**
 * Pods that are isolated for egress while nothing lets them ask a resolver (S64). Where the input has the pods of a namespace,
 * they are looked at; elsewhere the policies speak for the pods that they select.
 */
export const missingDnsEgress = builtIn('missing-dns-egress', [], function* (context) {
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

  const written = new Map(context.policies.map((checked) => [checked.policy, checked]));
  const mute = [...isolated].flatMap(([{ policies }, classes]) => {
    const own = policies.map(({ source }) => source.policy);
    if (own.some((policy) => hasDns(context, policy))) return [];
    const isolating = own.flatMap((policy) => written.get(policy) ?? []).sort(byResponsibility);
    return isolating.length === 0 ? [] : [{ isolating: isolating[0], classes }];
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
  for (const checked of mute.sort(byResponsibility)) {
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

/** That which allows nothing comes first: it is there to isolate. Then the one for all pods. */
function byResponsibility(a: CheckedPolicy, b: CheckedPolicy): number {
  return rank(a) - rank(b);
}

function rank({ policy: { egress, podSelector } }: CheckedPolicy): number {
  return (egress.length === 0 ? 0 : 2) + (podSelector.isEverything ? 0 : 1);
}

function finding(checked: CheckedPolicy, who: string): Finding {
  const { object, written } = checked;
  const path = written.spec?.egress ? 'spec.egress' : 'spec.policyTypes';
  const message = `${policyName(checked)} isolates for egress, and nothing lets ${who} ask a resolver on port 53`;
  return { object, path, message, help: HELP };
}

const HELP =
  'add to spec.egress: { to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }, podSelector: { matchLabels: { k8s-app: kube-dns } } }], ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }] }';
