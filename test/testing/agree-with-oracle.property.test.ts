/*
 * What the matchers say of single flows in random clusters against the evaluator that is written straight from the rules,
 * and that pods which stand for others are there wherever a selector could match any.
 */
import fc from 'fast-check';
import { netpolMatchers } from 'cdk8s-netpol/testing';
import { PossiblePods } from '../../lib/testing/possible-pods';
import { formatAddress, parseAddress } from '../../lib/model/cidr';
import { LabelSelector } from '../../lib/model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../../lib/model/namespace';
import { isFinished, workloadId } from '../../lib/model/workload';
import { clusterOf, oracleOf, reachabilityOf } from '../analysis/described-cluster';
import { describedCluster } from '../analysis/random-clusters';
import { clusterWithFlows, oracleFlow } from '../analysis/random-flows';
import { runs } from '../analysis/runs';

/** An address in the form in which equal ones are equal; anything else as it is. */
function canonical(id: string): string {
  const address = parseAddress(id);
  return address ? formatAddress(address.family, address.value) : id;
}

function isByName({ labels, constraints }: LabelSelector): boolean {
  return constraints.size === 1 && NAMESPACE_NAME_LABEL in labels;
}

/** Which of toAllow, not.toAllow, toDeny and not.toDeny hold. */
const HOLDING = {
  allowed: [true, false, false, true],
  denied: [false, true, true, false],
  unknown: [false, false, false, false],
};

test('of a flow that is allowed, denied or unknown hold what must, and nothing else', () => {
  fc.assert(
    fc.property(clusterWithFlows(8), ({ described, flows }) => {
      const [engine, oracle] = [reachabilityOf(described), oracleOf(described)];
      // An address that a pod has means the whole pod to a matcher, and that address alone to the oracle.
      const known = new Set(described.workloads.flatMap(({ addresses }) => addresses.map(canonical)));
      for (const flow of flows.filter(
        ({ from, to }) => from !== to && !known.has(canonical(from)) && !known.has(canonical(to)),
      )) {
        const { from, to, protocol, port } = flow;
        const question = { from, to, port: `${protocol.toLowerCase()}/${port}` };
        const holds = [netpolMatchers.toAllow, netpolMatchers.toDeny].flatMap((matcher) =>
          [false, true].map((isNot) => matcher.call({ isNot }, engine, question).pass !== isNot),
        );
        expect({ flow, holds }).toEqual({ flow, holds: HOLDING[oracle.outcome(oracleFlow(described, flow))] });
      }
    }),
    runs(120),
  );
});

test('pods that are not there stand for every selector, and those that are there stay as they are', () => {
  fc.assert(
    fc.property(describedCluster, (described) => {
      const cluster = clusterOf(described);
      const extended = new PossiblePods(cluster).clusterWith([]);
      const ids = extended.workloads.map(workloadId);
      expect(ids).toEqual(expect.arrayContaining(cluster.workloads.map(workloadId)));
      expect(ids).toEqual(
        expect.arrayContaining(['*/{}', ...[...cluster.namespaces.keys()].map((name) => `${name}/{}`)]),
      );
      for (const { policy } of cluster.policies) {
        for (const peer of [...policy.ingress, ...policy.egress].flatMap((rule) => rule.peers)) {
          if ('ipBlock' in peer) continue;
          const { podSelector = LabelSelector.EVERYTHING, namespaceSelector } = peer;
          // What else is said of a namespace that is named may contradict what it is.
          if (namespaceSelector?.constraints.has(NAMESPACE_NAME_LABEL) && !isByName(namespaceSelector)) continue;
          const matched = extended.workloads.filter(
            (pod) =>
              !pod.hostNetwork &&
              !isFinished(pod) &&
              podSelector.matches(pod.labels) &&
              (namespaceSelector
                ? namespaceSelector.matches(extended.namespaces.get(pod.namespace)!.labels)
                : pod.namespace === policy.namespace),
          );
          const isPossible = podSelector.example && (!namespaceSelector || namespaceSelector.example);
          expect({ peer, isMatched: matched.length > 0 }).toEqual({ peer, isMatched: isPossible !== undefined });
        }
      }
    }),
    runs(120),
  );
});
