/*
 * Halves and isolations to policies. Laws: every half is in exactly one policy; a policy isolates in exactly the
 * directions of its halves and isolations; grouping changes how many policies there are, never what they allow.
 */
import type { Diagnostic } from '../diagnostics/diagnostic';
import { endpointKey, type Endpoint, type GraphRule, type IsolationRule } from '../graph/app-graph';
import { DIRECTIONS, type Direction } from '../model/direction';
import type { NetworkPolicy, PolicyPeer, PolicyRule } from '../model/network-policy';
import { peerKey } from '../model/policy-peer';
import { policyPeersOf, type Half } from './half';
import { labelsAndAnnotations } from './notes';
import { pruneSubsumed, type Allowance } from './prune';

/** A policy, and the rules it comes from. The first one gave it its name. */
export interface LoweredPolicy {
  readonly policy: NetworkPolicy;
  readonly rules: readonly GraphRule[];
}

interface Draft {
  readonly name: string;
  readonly subject: Endpoint;
  readonly halves: Half[];
  readonly isolates: Set<Direction>;
  readonly rules: Set<GraphRule>;
}

/** Isolations that another one of the same pods includes, so that isolating twice is one policy. */
export interface MergedIsolation {
  readonly rule: IsolationRule;
  readonly absorbed: readonly IsolationRule[];
}

export function assemblePolicies(
  halves: readonly Half[],
  isolations: readonly MergedIsolation[],
  diagnostics: Diagnostic[],
): LoweredPolicy[] {
  const drafts = new Map<string, Draft>();
  const grouped = groupedSubjects([...halves, ...isolations.map(({ rule }) => rule)]);
  const draftOf = (subject: Endpoint, name: string, carrier: GraphRule): Draft => {
    const group = grouped.get(endpointKey(subject));
    const key = group ? endpointKey(subject) : `${endpointKey(subject)} ${name} ${carrier.origin.constructPath}`;
    const draft: Draft = drafts.get(key) ?? {
      name: group?.policyName ?? name,
      subject,
      halves: [],
      isolates: new Set(),
      rules: new Set(),
    };
    drafts.set(key, draft);
    return draft;
  };

  for (const { rule, absorbed } of isolations) {
    const draft = draftOf(rule.subject, rule.policyName, rule);
    for (const direction of rule.directions) draft.isolates.add(direction);
    for (const each of [rule, ...absorbed]) draft.rules.add(each);
  }
  for (const half of halves) {
    const draft = draftOf(half.subject, half.policyName, half.rules[0]);
    draft.halves.push(half);
    draft.isolates.add(half.direction);
    for (const rule of half.rules) draft.rules.add(rule);
  }
  return [...drafts.values()].map((draft) => finish(draft, grouped.has(endpointKey(draft.subject)), diagnostics));
}

/** Subjects whose rules share one policy. Where two tiers are the same pods, the first one by name decides. */
function groupedSubjects(items: readonly { subject: Endpoint }[]): Map<string, Endpoint> {
  const grouped = new Map<string, Endpoint>();
  for (const { subject } of items) {
    if (subject.grouping !== 'subject') continue;
    const before = grouped.get(endpointKey(subject));
    if (!before || subject.policyName < before.policyName) grouped.set(endpointKey(subject), subject);
  }
  return grouped;
}

const NO_RULES: readonly PolicyRule[] = Object.freeze([]);

function finish(draft: Draft, isGrouped: boolean, diagnostics: Diagnostic[]): LoweredPolicy {
  const { name, subject, halves } = draft;
  const home = subject.namespace.name;
  const rulesFor = (direction: Direction): readonly PolicyRule[] => {
    const towards = halves.filter((half) => half.direction === direction);
    if (towards.length === 0) return NO_RULES;
    // Most policies are one half, and there is nothing to merge then.
    const [{ peer, ports }] = towards;
    if (towards.length === 1 && peer.kind !== 'addresses') return [{ peers: policyPeersOf(peer, home), ports }];
    const allowances = allowancesOf(towards, home);
    return rulesOf(isGrouped ? pruneSubsumed(allowances, home) : allowances);
  };
  const hosts = halves.flatMap(({ peer }) => (peer.kind === 'addresses' && peer.host ? [peer.host] : []));
  const rules = [...draft.rules];
  return {
    policy: {
      namespace: home,
      name,
      ...labelsAndAnnotations(rules, hosts, diagnostics),
      podSelector: subject.pods,
      isolates: DIRECTIONS.filter((direction) => draft.isolates.has(direction)),
      ingress: rulesFor('ingress'),
      egress: rulesFor('egress'),
    },
    rules,
  };
}

function allowancesOf(halves: readonly Half[], home: string): Allowance[] {
  const byPeer = new Map<string, Allowance>();
  for (const { peer, ports } of halves) {
    const peers = policyPeersOf(peer, home);
    for (const each of peers.length === 0 ? [undefined] : peers) {
      const key = each ? peerKey(each) : '*';
      byPeer.set(key, { peer: each, ports: byPeer.get(key)?.ports.union(ports) ?? ports });
    }
  }
  return [...byPeer.values()];
}

/** One rule for each set of ports; anywhere stands alone, because beside other peers it would not be anywhere. */
function rulesOf(allowances: readonly Allowance[]): PolicyRule[] {
  const rules = new Map<string, { peers: PolicyPeer[]; ports: Allowance['ports'] }>();
  for (const { peer, ports } of allowances) {
    const key = `${peer ? 'peers' : 'anywhere'} ${ports.key}`;
    const rule = rules.get(key) ?? { peers: [], ports };
    rules.set(key, rule);
    if (peer) rule.peers.push(peer);
  }
  return [...rules.values()];
}
