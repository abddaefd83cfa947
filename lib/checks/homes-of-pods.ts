import { describeSelector } from '../model/describe-policy';
import { oppositeOf, type Direction } from '../model/direction';
import type { LabelSelector } from '../model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../model/namespace';
import type { CheckContext } from './check-context';
import { podPeers, policyName, type CheckedPolicy } from './checked-policy';
import { requiredLabels } from './label-hint';
import { ownPodsMentioned } from './own-pods';

/** Where pods probably are, if not in the policy's own namespace. */
export interface ProbableHome {
  /** @default - nothing tells which namespace it is */
  readonly namespace?: string;
  /** What tells so. */
  readonly sign: string;
}

/** Labels whose value names an application, and by it often the namespace that the application has for itself. */
const LABELS_OF_APPS: ReadonlySet<string> = new Set(['app', 'app.kubernetes.io/name', 'k8s-app', 'name', 'service']);

/**
 * Where the pods of a peer probably are, where the input has no pods of the policy's own namespace, so that the policies
 * alone can tell that these are not among them. One of three things tells so:
 * - The policy at the other end of the flow is in another namespace and names this one.
 * - The policy is about all pods of its namespace, and the peer asks for pods with the name of another namespace.
 * - The policy is about all pods of its namespace, for the pods of which another policy makes that mistake.
 */
export function homeOfPods(
  context: CheckContext,
  checked: CheckedPolicy,
  direction: Direction,
  pods: LabelSelector,
): ProbableHome | undefined {
  const { namespace: home } = checked.policy;
  if (ownPodsMentioned(context, home, pods)) return undefined;
  const partner = context.once(policiesByWhatTheyPointAt).get(textOf(oppositeOf(direction), home, pods));
  if (partner) {
    const sign = `${policyName(partner)} selects such pods and names namespace "${home}" as its peer`;
    return { namespace: partner.policy.namespace, sign };
  }
  if (direction === 'egress' || !checked.policy.podSelector.isEverything) return undefined;
  const namespace = namespaceNamedLike(context, home, pods);
  if (namespace !== undefined) {
    return { namespace, sign: `there is a namespace "${namespace}", named like ${describeSelector(pods)}` };
  }
  const mistaken = context.once(policiesByNamespaceTakenForAnApp).get(home);
  if (!mistaken || nameOfApp(pods) === undefined) return undefined;
  return {
    sign: `${policyName(mistaken)} suggests that namespace "${home}" is for one application, with another name`,
  };
}

/** The other namespace that has the name of the application whose pods these are. */
function namespaceNamedLike(context: CheckContext, home: string, pods: LabelSelector): string | undefined {
  const name = nameOfApp(pods);
  if (name === undefined || name === home || !context.cluster.namespaces.has(name)) return undefined;
  const isKnown = context.hasPods(name);
  return !isKnown || !context.inventory.inNamespace(name, pods).isEmpty() ? name : undefined;
}

function nameOfApp(pods: LabelSelector): string | undefined {
  return requiredLabels(pods).find(({ key, values }) => LABELS_OF_APPS.has(key) && values.length === 1)?.values[0];
}

/** Policies about all pods of a namespace whose peers look for an application here that has its namespace elsewhere. */
function policiesByNamespaceTakenForAnApp(context: CheckContext): Map<string, CheckedPolicy> {
  const found = new Map<string, CheckedPolicy>();
  for (const checked of context.policies) {
    const { namespace: home, podSelector } = checked.policy;
    if (!podSelector.isEverything || context.hasPods(home)) continue;
    for (const { direction, peer } of podPeers(checked)) {
      if (direction === 'egress' || !peer.podSelector || peer.namespaceSelector) continue;
      if (ownPodsMentioned(context, home, peer.podSelector)) continue;
      const named = namespaceNamedLike(context, home, peer.podSelector);
      if (named !== undefined && !found.has(named)) found.set(named, checked);
    }
  }
  return found;
}

/** Policies by direction, a namespace that they name as the other end, and their subject. */
function policiesByWhatTheyPointAt({ policies }: CheckContext): Map<string, CheckedPolicy> {
  const found = new Map<string, CheckedPolicy>();
  for (const checked of policies) {
    const { podSelector, namespace } = checked.policy;
    if (podSelector.isEverything) continue;
    for (const { direction, peer } of podPeers(checked)) {
      const named = peer.namespaceSelector?.constraints.get(NAMESPACE_NAME_LABEL);
      if (!named || named.complement) continue;
      for (const other of named.values) {
        const text = textOf(direction, other, podSelector);
        if (other !== namespace && !found.has(text)) found.set(text, checked);
      }
    }
  }
  return found;
}

function textOf(direction: Direction, otherEnd: string, subject: LabelSelector): string {
  return `${direction} ${otherEnd} ${subject.key}`;
}
