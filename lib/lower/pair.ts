/*
 * The other halves of flows. Laws: under AUTO no pod is isolated that was not isolated without it; the result does not
 * depend on the order of the rules; a half that some rule declares itself is not written again.
 */
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import {
  describeEndpoint,
  type AllowRule,
  type Endpoint,
  type GraphNamespace,
  type GraphPeer,
} from '../graph/app-graph';
import { LabelSelector } from '../model/label-selector';
import type { PolicyPorts } from '../model/policy-ports';
import type { Half } from './half';
import type { IsolationFacts } from './isolation';
import { directionOf, type OtherEnd, type OtherHalves } from './other-halves';

/** Writes the other halves that do not depend on what isolates the pods: those of rules with pairing BOTH. */
export function pairAlways(
  own: readonly Half[],
  namespaces: readonly GraphNamespace[],
  others: OtherHalves,
  diagnostics: Diagnostic[],
): void {
  for (const half of own) {
    const ports = half.paired.both;
    if (!ports) continue;
    const ends = otherEnds(half, ports, namespaces);
    const rule = half.rules.find(({ pairing }) => pairing === 'both');
    if (ends.length === 0 && rule) diagnostics.push(noOtherEnd(rule, half.peer));
    for (const end of ends) others.write(end);
  }
}

/** Writes the other halves at ends that everything else isolates already: those of rules with pairing AUTO. */
export function pairWhereIsolated(
  own: readonly Half[],
  isolation: IsolationFacts<string>,
  others: OtherHalves,
  diagnostics: Diagnostic[],
): void {
  for (const half of own) {
    const rule = half.rules.find(({ pairing }) => pairing !== 'one-sided');
    const ports = half.paired.auto;
    if (!rule || !ports || half.peer.kind !== 'endpoint') continue;
    const end = { half, ports, subject: half.peer.endpoint };
    if (others.has(end)) continue;
    const { namespace, pods, owned } = end.subject;
    const coverage = isolation.coverage(namespace.name, directionOf(end), pods);
    if (coverage.extent === 'none') continue;
    if (!owned) diagnostics.push(importedPeerIsolated(rule, end, coverage.example));
    else if (coverage.extent === 'some') diagnostics.push(partlyIsolated(rule, end, coverage.example));
    else others.write(end);
  }
}

function otherEnds(half: Half, ports: PolicyPorts, namespaces: readonly GraphNamespace[]): OtherEnd[] {
  const { peer, subject: like } = half;
  if (peer.kind === 'endpoint') return peer.endpoint.owned ? [{ half, ports, subject: peer.endpoint }] : [];
  if (peer.kind === 'addresses') return [];
  return namespaces
    .filter((namespace) => namespace.owned && matchesNamespace(peer, namespace, like.namespace.name))
    .map((namespace) => ({ half, ports, subject: podsIn(namespace, peer, like) }));
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

function partlyIsolated(rule: AllowRule, end: OtherEnd, isolatedBy: string): Diagnostic {
  const pods = describeEndpoint(end.subject);
  const direction = directionOf(end);
  return diagnose('partly-isolated', rule.origin, {
    message:
      `${isolatedBy} isolates some of ${pods} for ${direction}, but not provably all: ` +
      `the other half would isolate the rest anew`,
    help: `isolate ${pods} for ${direction} (DenyAll), or set pairing: Pairing.ONE_SIDED to leave the other half out, or Pairing.BOTH to write it all the same`,
  });
}

function importedPeerIsolated(rule: AllowRule, end: OtherEnd, isolatedBy = 'this app'): Diagnostic {
  const direction = directionOf(end);
  return diagnose('imported-peer-isolated', rule.origin, {
    message: `${isolatedBy} isolates ${describeEndpoint(end.subject)} for ${direction}, and nothing is written for what is imported: the flow stays blocked unless somebody else allows it there`,
    help: 'declare the pods with new Tier in the Namespace that this app isolates, or set pairing: Pairing.ONE_SIDED to say that the other end is taken care of',
  });
}

function noOtherEnd(rule: AllowRule, peer: GraphPeer): Diagnostic {
  const what = peer.kind === 'addresses' ? 'addresses have' : 'this peer has';
  return diagnose('no-other-end', rule.origin, {
    message: `pairing is BOTH, but ${what} no pods in a namespace of this app to write the other half for`,
    help: 'leave out pairing, or give the peer a rule of its own',
  });
}
