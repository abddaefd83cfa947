import type { Isolation } from '../../analysis/isolation';
import type { PodClass } from '../../analysis/pod-classes';
import { ConnectionSet } from '../../model/connection-set';
import { describePeer, describePorts } from '../../model/describe-policy';
import { oppositeOf } from '../../model/direction';
import { PolicyPorts } from '../../model/policy-ports';
import { builtIn } from '../check';
import type { CheckContext } from '../check-context';
import { podPeers, policyName, preposition, type CheckedPolicy } from '../checked-policy';
import { isolationsOf } from '../isolations';
import { membersOf, namePods } from '../name-pods';
import { responsiblePolicy } from '../responsible-policy';
import type { WrittenPodPeer } from '../written-peers';

/** Ports that take more room than this, in characters, are not listed. */
const LONGEST_SHOWN = 80;

/**
 * A peer of a rule that none of the pods which it selects has anything of, as all of them are isolated at their own end and
 * nothing passes there (S16). Where something passes for some of them, the rule is taken for one that is wide on purpose.
 */
export const oneSidedFlow = builtIn('one-sided-flow', ['workloads', 'policies'], function* (context) {
  for (const checked of context.policies) {
    const home = checked.policy.namespace;
    for (const written of podPeers(checked)) {
      const isolation = whatBlocksAll(context, checked, written);
      const blocking = isolation && responsiblePolicy(context, isolation);
      if (!blocking) continue;
      const { direction } = written;
      const way = oppositeOf(direction);
      const others = namePods(membersOf(context.podsOf(written.peer, home)));
      const ports = ` on ${describePorts(written.ports)}`;
      const passes = whatPasses(context, isolation, context.subjectsOf(checked.policy));
      const shown = passes.toString().length > LONGEST_SHOWN ? 'other ports' : passes.toString();
      const subjects = `the pods of ${policyName(checked)}`;
      yield {
        object: checked.object,
        path: written.path,
        message: `${policyName(checked)} allows ${direction} ${preposition(direction)} ${describePeer(written.peer, home)}${ports}, but ${policyName(blocking)} isolates ${others} for ${way} and ${passes.isEmpty ? 'no policy allows it there' : `only ${shown} is allowed there`}`,
        help: passes.isEmpty
          ? `allow ${way} ${preposition(way)} ${subjects} in a policy for ${others}, or delete the peer`
          : `use the same ports at both ends: allow ${way} ${preposition(way)} ${subjects}${ports} there, or ${shown} here`,
      };
    }
  }
});

/** What isolates the first of the pods that a peer selects, where nothing that the rule allows passes for any of them. */
function whatBlocksAll(
  context: CheckContext,
  { policy }: CheckedPolicy,
  { direction, ports, peer }: WrittenPodPeer,
): Isolation | undefined {
  const isolations = isolationsOf(context);
  const subjects = context.subjectsOf(policy);
  const blocking = new Set<Isolation>();
  let isAboutSomething = false;
  for (const other of context.podsOf(peer, policy.namespace)) {
    const isolation = isolations.of(other, oppositeOf(direction));
    if (!isolation) return undefined;
    // Pods that share it have the same port names as well.
    if (blocking.has(isolation)) continue;
    blocking.add(isolation);
    for (const subject of subjects) {
      if (isOnePod(subject, other)) continue;
      const destination = direction === 'ingress' ? subject : other;
      if (isolations.mayPassAny(isolation, subject, ports, destination)) return undefined;
      isAboutSomething ||= !isolations.connectionsAt(ports, destination).isEmpty;
    }
  }
  return isAboutSomething ? [...blocking][0] : undefined;
}

/** What isolated pods let pass to or from any of the subjects, on other ports than those in question. */
function whatPasses(context: CheckContext, isolation: Isolation, subjects: readonly PodClass[]): ConnectionSet {
  const isolations = isolationsOf(context);
  return (
    subjects
      // Mostly nothing passes at all, which is much less work to find out.
      .filter((each) => isolations.mayPassAny(isolation, each, PolicyPorts.ALL, each))
      .reduce((all, each) => all.union(isolations.mayPass(isolation, each)), ConnectionSet.EMPTY)
  );
}

/** A bare pod, which reaches itself whatever policies say (S49). */
function isOnePod(a: PodClass, b: PodClass): boolean {
  return a === b && a.members.length === 1 && a.members[0].kind === 'Pod';
}
