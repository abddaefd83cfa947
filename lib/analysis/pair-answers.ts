import { parseAddress, type IpFamily } from '../model/cidr';
import type { ConnectionSet } from '../model/connection-set';
import type { Direction } from '../model/direction';
import { IP_FAMILIES } from '../model/ip-set';
import { CAVEAT_OF_MARK, Mark, type AnswerId, type CombinedAnswer } from './answers';
import type { CaveatCode } from './caveats';
import { openAnswer, type CompiledCluster } from './compiled-cluster';
import type { End } from './ends';
import type { Isolation } from './isolation';
import type { Whereabouts } from './address-space';
import type { PodClass } from './pod-classes';

/** What isolates an end in a direction; nothing isolates what is no pod on the pod network (S17, S51, S52). */
export function isolationOf(compiled: CompiledCluster, end: End, direction: Direction): Isolation | undefined {
  return end.kind === 'pod' ? compiled.isolations[direction][end.position] : undefined;
}

/** What the policies at `subject` say to `other`. */
export function answerAt(compiled: CompiledCluster, subject: End, direction: Direction, other: End): AnswerId {
  const isolation = isolationOf(compiled, subject, direction);
  if (!isolation) return openAnswer(compiled, other.whereabouts);
  return other.kind === 'pod'
    ? isolation.answerFor(other.position, other.whereabouts)
    : isolation.answerForAddress(other.whereabouts);
}

/** What both ends say together. */
export function combinedAnswer(compiled: CompiledCluster, from: End, to: End): CombinedAnswer {
  const { answers } = compiled;
  const egress = answerAt(compiled, from, 'egress', to);
  const ingress = answerAt(compiled, to, 'ingress', from);
  return answers.combinedAt(answers.combine(egress, ingress));
}

/** Families that a connection between two ends may have: those of both; of ends that share none, all. */
export function familiesBetween(from: End, to: End): readonly IpFamily[] {
  const shared = IP_FAMILIES.filter((family) => from.whereabouts.cells[family] && to.whereabouts.cells[family]);
  return shared.length > 0 ? shared : IP_FAMILIES;
}

/** What one end of a flow lets pass: surely, and for some address or labels that the other end may have. */
export function passingAt(
  compiled: CompiledCluster,
  direction: Direction,
  from: End,
  to: End,
): { readonly surely: ConnectionSet; readonly possibly: ConnectionSet } {
  const { answers, connections } = compiled;
  const [subject, other] = direction === 'egress' ? [from, to] : [to, from];
  const id = answerAt(compiled, subject, direction, other);
  const { surely, possibly } = answers.passing(id, familiesBetween(from, to));
  return { surely: connections.at(surely), possibly: connections.at(possibly) };
}

/** Why a flow between two ends passes whatever the policies say, if it does. */
export function unconditional(from: End, to: End): 'pod-to-self' | 'own-node' | undefined {
  if (from.kind === 'pod' && to.kind === 'pod') {
    if (from.workload === to.workload && from.workload.kind === 'Pod') return 'pod-to-self';
    if (!from.isHostNetwork && !to.isHostNetwork) return undefined;
  }
  return isOwnNode(from, to) || isOwnNode(to, from) ? 'own-node' : undefined;
}

/** Whether an end is the node that a pod runs on, or a pod on the network of that node. */
function isOwnNode(pod: End, node: End): boolean {
  if (pod.kind !== 'pod' || pod.workload.hostNetwork || pod.workload.nodeAddresses.length === 0) return false;
  if (node.kind === 'pod') {
    const { hostNetwork, addresses } = node.workload;
    return hostNetwork && addresses.some((address) => isAmong(address, pod.workload.nodeAddresses));
  }
  const { family, first, last } = node.range;
  return (
    first === last &&
    pod.workload.nodeAddresses.some((text) => {
      const address = parseAddress(text);
      return address?.family === family && address.value === first;
    })
  );
}

function isAmong(text: string, others: readonly string[]): boolean {
  const address = parseAddress(text);
  return others.some((other) => {
    const each = parseAddress(other);
    return each !== undefined && each.family === address?.family && each.value === address.value;
  });
}

/** Codes of the caveats of an answer about two ends: what it rests on, and what the ends are. */
export function caveatCodes(
  marks: number,
  from: { readonly whereabouts: Whereabouts; readonly podClass?: PodClass },
  to: { readonly whereabouts: Whereabouts; readonly podClass?: PodClass },
): CaveatCode[] {
  const codes = CAVEAT_OF_MARK.filter(([mark]) => marks & mark).map(([, code]) => code);
  for (const { podClass } of [from, to]) {
    if (podClass?.isFinished) codes.push('finished-pod');
    else if (podClass?.isHostNetwork) codes.push('host-network', 'own-node');
  }
  if (marks & Mark.DESTINATION_UNDECIDED) codes.push(UNDECIDED[to.whereabouts.known]);
  if (marks & Mark.SOURCE_UNDECIDED) codes.push(UNDECIDED[from.whereabouts.known]);
  return [...new Set(codes)].sort();
}

const UNDECIDED: Record<Whereabouts['known'], CaveatCode> = {
  known: 'address-families-differ',
  'some-pod': 'pod-address-unknown',
  'some-node': 'node-address-unknown',
  'some-address': 'addresses-differ',
};

/** What {@link caveatCodes} looks at. */
export function lookOf(
  { classes }: CompiledCluster,
  end: End,
): { readonly whereabouts: Whereabouts; readonly podClass?: PodClass } {
  return end.kind === 'pod'
    ? { whereabouts: end.whereabouts, podClass: classes[end.position] }
    : { whereabouts: end.whereabouts };
}
