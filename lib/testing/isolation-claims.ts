import type { PodEnd } from '../analysis/ends';
import { describePolicy } from '../analysis/explanation';
import { isolationOf } from '../analysis/pair-answers';
import { namedPolicy } from '../analysis/trace';
import { shown } from '../base/show-value';
import type { ClusterPolicy } from '../model/cluster';
import { describeSelector } from '../model/describe-policy';
import { DIRECTIONS, type Direction } from '../model/direction';
import { isFinished } from '../model/workload';
import type { Claim } from './claim';
import { Inquiry } from './inquiry';
import { MatcherProblems } from './matcher-problems';
import { readEnd } from './read-end';
import { reportService } from './read-flows';
import type { Tested } from './tested-cluster';
import type { TestedEnd } from './tested-end';

/** That some policy isolates each of some pods in each of some directions; the opposite is that none isolates any in any. */
export function isolationClaim(tested: Tested, given: unknown, direction: unknown): Claim {
  const problems = new MatcherProblems();
  const who = readEnd(given, 'who', problems);
  const directions = DIRECTIONS_BY_NAME.get(direction);
  if (!directions) {
    const help = "write 'ingress', 'egress' or 'both'";
    problems.report('direction', `${shown(direction)} is no direction`, help);
  }
  const inquiry = who && Inquiry.about(tested, [who], problems);
  if (who && inquiry) reportService(who, inquiry, problems);
  problems.throwIfAny();
  return claimAbout(inquiry as Inquiry, who as TestedEnd, directions as readonly Direction[]);
}

const DIRECTIONS_BY_NAME = new Map<unknown, readonly Direction[]>([
  ['ingress', ['ingress']],
  ['egress', ['egress']],
  ['both', DIRECTIONS],
]);

function claimAbout(inquiry: Inquiry, who: TestedEnd, directions: readonly Direction[]): Claim {
  const words = directions.join(' and ');
  return {
    text: `${who.text} to be isolated for ${words}`,
    opposite: `${who.text} not to be isolated for ${directions.join(' or ')}`,
    refute: () => {
      const pods = podsOf(inquiry, who);
      if (typeof pods === 'string') return pods;
      const open = pairsOf(pods, directions).filter(([pod, each]) => !isIsolated(inquiry, pod, each));
      return open.length === 0 ? undefined : describeOpen(inquiry, open[0], open.length - 1);
    },
    refuteOpposite: () => {
      const pods = podsOf(inquiry, who);
      if (typeof pods === 'string') return pods;
      const isolated = pairsOf(pods, directions).filter(([pod, each]) => isIsolated(inquiry, pod, each));
      return isolated.length === 0 ? undefined : describeIsolated(inquiry, isolated[0], isolated.length - 1);
    },
  };
}

type PodDirection = readonly [PodEnd, Direction];

function pairsOf(pods: readonly PodEnd[], directions: readonly Direction[]): PodDirection[] {
  return pods.flatMap((pod) => directions.map((direction) => [pod, direction] as const));
}

/** The pods that an end stands for, or why nothing can be said of it. */
function podsOf(inquiry: Inquiry, who: TestedEnd): readonly PodEnd[] | string {
  const ends = inquiry.endsOf(who);
  const pods = ends.filter((end) => end.kind === 'pod');
  if (ends.length === 0) return `vacuous-assertion: nothing was checked: ${who.text} matches no pod`;
  if (pods.length < ends.length) return `${who.text} is addresses too, and policies isolate only pods`;
  return pods;
}

function isIsolated({ reachability }: Inquiry, pod: PodEnd, direction: Direction): boolean {
  return isolationOf(reachability._compiled, pod, direction) !== undefined;
}

function describeOpen({ reachability }: Inquiry, [pod, direction]: PodDirection, further: number): string {
  const { namespace, labels, hostNetwork } = pod.workload;
  const lines = [`${pod.id} is not isolated for ${direction}${andFurther(further)}`];
  const exempt = hostNetwork ? 'uses the network of its node' : isFinished(pod.workload) ? 'has finished' : undefined;
  if (exempt) return [...lines, `  it ${exempt}: no policy applies to it (${hostNetwork ? 'S51' : 'S52'})`].join('\n');
  const local = reachability.cluster.policies.filter(({ policy }) => policy.namespace === namespace);
  const selecting = local.filter(({ policy }) => policy.podSelector.matches(labels));
  const isolating = local.filter(({ policy }) => policy.isolates.includes(direction));
  for (const each of selecting)
    lines.push(`  ${describePolicy(namedPolicy(each))} selects it, for ${each.policy.isolates.join(' and ')} alone`);
  for (const each of isolating.slice(0, MOST_SHOWN)) {
    lines.push(`  ${describePolicy(namedPolicy(each))} isolates for ${direction}, and selects ${selectorOf(each)}`);
  }
  if (isolating.length > MOST_SHOWN) lines.push(`  and ${isolating.length - MOST_SHOWN} more that select other pods`);
  const type = direction === 'ingress' ? 'Ingress' : 'Egress';
  const change =
    selecting.length > 0
      ? `add ${type} to the policyTypes of ${idOf(selecting[0])}`
      : `a policy of namespace ${namespace} with ${type} among its policyTypes has to select it`;
  return [...lines, `  to isolate it: ${change}`].join('\n');
}

/** Policies that are shown which select other pods. */
const MOST_SHOWN = 3;

function describeIsolated({ reachability }: Inquiry, [pod, direction]: PodDirection, further: number): string {
  const { policies = [] } = isolationOf(reachability._compiled, pod, direction) ?? {};
  const lines = policies.map(
    ({ source }) => `  by ${describePolicy(namedPolicy(source))}, which selects ${selectorOf(source)}`,
  );
  return [`${pod.id} is isolated for ${direction}${andFurther(further)}`, ...lines].join('\n');
}

function selectorOf({ policy: { podSelector } }: ClusterPolicy): string {
  return podSelector.isEverything ? 'every pod of its namespace' : `pods ${describeSelector(podSelector)}`;
}

function idOf({ policy: { namespace, name } }: ClusterPolicy): string {
  return `${namespace}/${name}`;
}

function andFurther(count: number): string {
  return count === 0 ? '' : `; the same is found ${count} times more`;
}
