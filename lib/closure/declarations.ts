/*
 * What is declared at each end of flows, worked out from the graph alone: no policy is looked at. Laws: the order of the
 * graph changes nothing; what is demanded is permitted.
 */
import type { TypedFastBitSet as BitSet } from 'typedfastbitset';
import { compareText } from '../base/compare-text';
import type { AllowRule, AppGraph, GraphNamespace, GraphPeer, GraphRule } from '../graph/app-graph';
import { oppositeOf, type Direction } from '../model/direction';
import { LabelSelector } from '../model/label-selector';
import type { PolicyPorts } from '../model/policy-ports';
import { DeclaredPairs, type DeclaredPair } from './declared-pairs';
import type { Extents, Passage } from './extents';

/** What a rule declares about the pods at one end of flows, in one direction. */
export interface Declaration {
  readonly rule: GraphRule;
  readonly direction: Direction;
  /** Positions of the pods. */
  readonly subjects: BitSet;
  /** Whether it isolates them, and is not only there for where they are isolated. */
  readonly isolates: boolean;
  /** What may pass, all others being equal. */
  readonly permits: readonly Passage[];
  /** What must pass. */
  readonly demands: readonly Passage[];
}

export function declarationsOf(graph: AppGraph, extents: Extents): Declaration[] {
  const rules = [...graph.rules].sort(byPlace);
  const allows = rules.filter((rule) => rule.kind === 'allow');
  const pairs = new DeclaredPairs();
  for (const rule of allows) {
    for (const peer of rule.peers) {
      const ports = portsOf(rule, peer);
      if (peer.kind === 'endpoint' && ports) pairs.add(rule, peer.endpoint, ports);
    }
  }
  const owned = graph.namespaces.filter((namespace) => namespace.owned);
  owned.sort((a, b) => compareText(a.name, b.name));
  return [
    ...rules.flatMap((rule) => (rule.kind === 'isolation' ? isolationsOf(rule, extents) : [])),
    ...allows.map((rule) => ownEnd(rule, pairs, extents)),
    ...(['ingress', 'egress'] as const).flatMap((direction) =>
      pairs.wanting(direction).map((pair) => otherEnd(pair, direction, pairs, extents)),
    ),
    ...allows.flatMap((rule) => otherEndsOfWidePeers(rule, owned, extents)),
  ];
}

function isolationsOf(rule: Extract<GraphRule, { kind: 'isolation' }>, extents: Extents): Declaration[] {
  const { namespace, pods } = rule.subject;
  const subjects = extents.podsIn(namespace.name, pods);
  return rule.directions.map((direction) => ({
    ...{ rule, direction, subjects },
    isolates: true,
    permits: [],
    demands: [],
  }));
}

/** What a rule says about its subject, with the ports that other rules add to the same flows. */
function ownEnd(rule: AllowRule, pairs: DeclaredPairs, extents: Extents): Declaration {
  const { subject, direction } = rule;
  const home = subject.namespace.name;
  const permits: Passage[] = [];
  const demands: Passage[] = [];
  for (const peer of rule.peers) {
    const ports = peer.kind === 'endpoint' ? pairs.portsOf(rule, peer.endpoint) : portsOf(rule, peer);
    if (!ports) continue;
    if (peer.kind === 'endpoint') {
      permits.push({ extent: extents.ofEndpointFrom(peer.endpoint, home), ports });
      demands.push({ extent: extents.ofEndpoint(peer.endpoint), ports });
    } else {
      const wide = widePassages(peer, home, ports, extents);
      permits.push(...wide);
      demands.push(...wide);
    }
  }
  return { rule, direction, subjects: extents.podsIn(home, subject.pods), isolates: true, permits, demands };
}

/** What a rule says about the pods at the other end, where those are an endpoint of the app. */
function otherEnd(
  { subject, peer, wanting, demanded, isAlways }: DeclaredPair,
  direction: Direction,
  pairs: DeclaredPairs,
  extents: Extents,
): Declaration {
  const home = peer.namespace.name;
  const ports = pairs.portsOf({ direction, subject }, peer);
  return {
    rule: wanting[0],
    direction: oppositeOf(direction),
    subjects: extents.podsIn(home, peer.pods),
    isolates: isAlways,
    permits: ports ? [{ extent: extents.ofEndpointFrom(subject, home), ports }] : [],
    demands: demanded ? [{ extent: extents.ofEndpoint(subject), ports: demanded }] : [],
  };
}

/** A rule that says BOTH itself speaks for all pods of the app that its wide peers match. */
function otherEndsOfWidePeers(rule: AllowRule, namespaces: readonly GraphNamespace[], extents: Extents): Declaration[] {
  if (rule.pairing !== 'both' || !rule.isPairingStated) return [];
  const { subject } = rule;
  return rule.peers.flatMap((peer) => {
    const ports = portsOf(rule, peer);
    if (!ports || peer.kind === 'endpoint' || peer.kind === 'addresses') return [];
    const { namespaceSelector, podSelector = LabelSelector.EVERYTHING } =
      peer.kind === 'selection' ? peer.peer : { namespaceSelector: LabelSelector.EVERYTHING };
    return namespaces
      .filter(({ name, labels }) => namespaceSelector?.matches(labels) ?? name === subject.namespace.name)
      .map(({ name }) => ({
        rule,
        direction: oppositeOf(rule.direction),
        subjects: extents.podsIn(name, podSelector),
        isolates: true,
        permits: [{ extent: extents.ofEndpointFrom(subject, name), ports }],
        demands: [{ extent: extents.ofEndpoint(subject), ports }],
      }));
  });
}

function widePassages(
  peer: Exclude<GraphPeer, { kind: 'endpoint' }>,
  home: string,
  ports: PolicyPorts,
  extents: Extents,
): Passage[] {
  switch (peer.kind) {
    case 'anywhere':
      return [{ extent: extents.everywhere, ports }];
    case 'selection':
      return [{ extent: extents.ofPolicyPeer(peer.peer, home), ports }];
    case 'addresses':
      return peer.blocks.map((block) => ({ extent: extents.ofBlock(block), ports }));
  }
}

/** Ports that a rule names, else those that its destination declares. */
function portsOf(rule: AllowRule, peer: GraphPeer): PolicyPorts | undefined {
  if (rule.ports) return rule.ports;
  if (rule.direction === 'ingress') return rule.subject.declaredPorts;
  return peer.kind === 'endpoint' ? peer.endpoint.declaredPorts : undefined;
}

function byPlace(a: GraphRule, b: GraphRule): number {
  return (
    compareText(a.subject.namespace.name, b.subject.namespace.name) ||
    compareText(a.policyName, b.policyName) ||
    compareText(a.origin.constructPath, b.origin.constructPath)
  );
}
