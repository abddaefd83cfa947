/*
 * The other halves of flows. Laws: under AUTO no pod is isolated that was not isolated without it; the result does not
 * depend on the order of the rules; a half that some rule declares itself is not written again.
 */
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { AllowRule, Endpoint, GraphNamespace, GraphPeer } from '../graph/app-graph';
import { oppositeOf, type Direction } from '../model/direction';
import { LabelSelector } from '../model/label-selector';
import { halfKey, type Half } from './half';
import type { IsolationFacts } from './isolation';

/** The end of a flow at which its other half would be written. */
interface OtherEnd {
  readonly half: Half;
  readonly subject: Endpoint;
  readonly direction: Direction;
}

/** The other halves that are written whatever isolates the pods: those of rules with pairing BOTH. */
export function pairAlways(
  own: ReadonlyMap<string, Half>,
  namespaces: readonly GraphNamespace[],
  diagnostics: Diagnostic[],
): Map<string, Half> {
  const halves = new Map<string, Half>();
  for (const half of own.values()) {
    const rule = half.rules.find(({ pairing }) => pairing === 'both');
    if (!rule) continue;
    const ends = otherEnds(half, namespaces);
    if (ends.length === 0) diagnostics.push(noOtherEnd(rule, half.peer));
    for (const end of ends) write(end, own, halves);
  }
  return halves;
}

/** The other halves at ends that everything else isolates already: those of rules with pairing AUTO. */
export function pairWhereIsolated(
  own: ReadonlyMap<string, Half>,
  always: ReadonlyMap<string, Half>,
  isolation: IsolationFacts<string>,
  diagnostics: Diagnostic[],
): Map<string, Half> {
  const halves = new Map<string, Half>();
  const declared = new Map([...own, ...always]);
  for (const half of own.values()) {
    const rule = half.rules.find(({ pairing }) => pairing === 'auto');
    if (!rule || half.peer.kind !== 'endpoint' || !half.peer.endpoint.owned) continue;
    const end = { half, subject: half.peer.endpoint, direction: oppositeOf(half.direction) };
    if (declared.has(keyOf(end))) continue;
    const { extent, example } = isolation.coverage(end.subject.namespace.name, end.direction, end.subject.pods);
    if (extent === 'all') write(end, declared, halves);
    if (extent === 'some') diagnostics.push(partlyIsolated(rule, end, example));
  }
  return halves;
}

function otherEnds(half: Half, namespaces: readonly GraphNamespace[]): OtherEnd[] {
  const direction = oppositeOf(half.direction);
  const { peer } = half;
  if (peer.kind === 'endpoint') {
    return peer.endpoint.owned ? [{ half, subject: peer.endpoint, direction }] : [];
  }
  if (peer.kind === 'addresses') return [];
  return namespaces
    .filter((namespace) => namespace.owned && matchesNamespace(peer, namespace, half.subject.namespace.name))
    .map((namespace) => ({ half, subject: podsIn(namespace, peer, half.subject), direction }));
}

function matchesNamespace(
  peer: Extract<GraphPeer, { kind: 'anywhere' | 'selection' }>,
  namespace: GraphNamespace,
  home: string,
): boolean {
  if (peer.kind === 'anywhere') return true;
  return peer.peer.namespaceSelector?.matches(namespace.labels) ?? namespace.name === home;
}

function podsIn(
  namespace: GraphNamespace,
  peer: Extract<GraphPeer, { kind: 'anywhere' | 'selection' }>,
  like: Endpoint,
): Endpoint {
  const pods = (peer.kind === 'selection' ? peer.peer.podSelector : undefined) ?? LabelSelector.EVERYTHING;
  return {
    namespace,
    pods,
    id: namespace.name,
    owned: true,
    policyName: pods.isEverything ? namespace.name : `${namespace.name}-${like.id}-peers`,
    grouping: 'rule',
  };
}

function write({ half, subject, direction }: OtherEnd, declared: ReadonlyMap<string, Half>, into: Map<string, Half>) {
  const peer: GraphPeer = { kind: 'endpoint', endpoint: half.subject };
  const key = halfKey(subject, direction, peer);
  if (declared.has(key)) return;
  const carrier = half.rules[0];
  const suffix = carrier.peers.length > 1 ? `-${subject.id}` : '';
  const policyName = `${carrier.policyName}-${direction}${suffix}`;
  const before = into.get(key);
  const ports = before ? before.ports.union(half.ports) : half.ports;
  into.set(key, { subject, direction, peer, ports, rules: half.rules, policyName: before?.policyName ?? policyName });
}

function keyOf({ half, subject, direction }: OtherEnd): string {
  return halfKey(subject, direction, { kind: 'endpoint', endpoint: half.subject });
}

function partlyIsolated(rule: AllowRule, end: OtherEnd, isolatedBy: string | undefined): Diagnostic {
  return diagnose('partly-isolated', rule.origin, {
    message:
      `${isolatedBy ?? 'a policy'} isolates some pods of ${end.subject.id} for ${end.direction}, but not provably all: ` +
      `the other half would isolate the rest anew`,
    help: `isolate all of ${end.subject.id} for ${end.direction} (DenyAll), or set pairing: Pairing.ONE_SIDED to leave the other half out, or Pairing.BOTH to write it all the same`,
  });
}

function noOtherEnd(rule: AllowRule, peer: GraphPeer): Diagnostic {
  const what = peer.kind === 'addresses' ? 'addresses have' : 'this peer has';
  return diagnose('no-other-end', rule.origin, {
    message: `pairing is BOTH, but ${what} no pods in a namespace of this app to write the other half for`,
    help: 'leave out pairing, or give the peer a rule of its own',
  });
}
