/** Policies with one deliberate mistake each, as lowering might make it. */
import type { NetworkPolicy, PolicyPeer, PolicyRule } from '../../lib/model/network-policy';
import { DIRECTIONS } from '../../lib/model/direction';
import { LabelSelector } from '../../lib/model/label-selector';
import { isNamedPort, PolicyPorts, type PolicyPort } from '../../lib/model/policy-ports';

export interface Mutation {
  readonly what: string;
  /** What there is instead; `undefined` where the policy is lost. */
  readonly policy: NetworkPolicy | undefined;
}

interface Changed<T> {
  readonly what: string;
  readonly value: T;
}

/** Selectors that a policy may get by mistake. */
const OTHER_PODS = [LabelSelector.EVERYTHING, LabelSelector.of({ app: 'api' }), LabelSelector.of({ tier: 'front' })];

export function mutationsOf(policy: NetworkPolicy): Mutation[] {
  const { isolates, podSelector } = policy;
  const mutations: Mutation[] = [{ what: 'the policy is lost', policy: undefined }];
  for (const pods of OTHER_PODS) {
    if (pods.key === podSelector.key) continue;
    mutations.push({ what: `podSelector ${pods.key}`, policy: { ...policy, podSelector: pods } });
  }
  for (const direction of DIRECTIONS) {
    const others = isolates.filter((each) => each !== direction);
    if (others.length === isolates.length) {
      mutations.push({ what: `policyType ${direction} added`, policy: { ...policy, isolates: DIRECTIONS } });
    } else if (others.length > 0) {
      mutations.push({ what: `policyType ${direction} dropped`, policy: { ...policy, isolates: others } });
    }
    for (const { what, value } of changedRules(policy[direction])) {
      mutations.push({ what: `${direction}: ${what}`, policy: { ...policy, [direction]: value } });
    }
  }
  return mutations;
}

function changedRules(rules: readonly PolicyRule[]): Changed<PolicyRule[]>[] {
  return rules.flatMap((rule, index) => [
    { what: `rule ${index} dropped`, value: rules.toSpliced(index, 1) },
    ...changedPorts(rule.ports).map(({ what, value }) => ({
      what,
      value: rules.with(index, { ...rule, ports: value }),
    })),
    ...changedPeers(rule.peers).map(({ what, value }) => ({
      what,
      value: rules.with(index, { ...rule, peers: value }),
    })),
  ]);
}

function changedPorts(ports: PolicyPorts): Changed<PolicyPorts>[] {
  if (ports.isAll) return [{ what: 'TCP only', value: PolicyPorts.of([{ protocol: 'TCP', first: 1, last: 65535 }]) }];
  const { entries } = ports;
  const at = (index: number, what: string, entry: PolicyPort): Changed<PolicyPorts> => ({
    what: `port ${index}: ${what}`,
    value: PolicyPorts.of(entries.with(index, entry)),
  });
  return [
    { what: 'ports dropped', value: PolicyPorts.ALL },
    ...entries.flatMap((entry, index) => {
      const protocol = entry.protocol === 'TCP' ? 'UDP' : 'TCP';
      const changed = [at(index, 'another protocol', { ...entry, protocol })];
      if (entries.length > 1) {
        changed.push({ what: `port ${index} dropped`, value: PolicyPorts.of(entries.toSpliced(index, 1)) });
      }
      if (isNamedPort(entry)) changed.push(at(index, 'another name', { ...entry, name: 'other' }));
      else if (entry.last < 65535) changed.push(at(index, 'one more', { ...entry, last: entry.last + 1 }));
      return changed;
    }),
  ];
}

function changedPeers(peers: readonly PolicyPeer[]): Changed<PolicyPeer[]>[] {
  return peers.flatMap((peer, index) => [
    // Of the only peer, this is one of the worst: no peers are all peers (S9).
    { what: `peer ${index} dropped`, value: peers.toSpliced(index, 1) },
    ...changedPeer(peer).map(({ what, value }) => ({
      what: `peer ${index}: ${what}`,
      value: [...peers.slice(0, index), ...value, ...peers.slice(index + 1)],
    })),
  ]);
}

function changedPeer(peer: PolicyPeer): Changed<PolicyPeer[]>[] {
  if ('ipBlock' in peer) return changedBlock(peer.ipBlock);
  const { podSelector, namespaceSelector } = peer;
  const everything = LabelSelector.EVERYTHING;
  const changed: Changed<PolicyPeer[]>[] = [
    { what: 'all namespaces', value: [{ ...(podSelector && { podSelector }), namespaceSelector: everything }] },
  ];
  if (podSelector) {
    const rest = namespaceSelector ? { namespaceSelector } : { podSelector: everything };
    changed.push({ what: 'podSelector dropped', value: [rest] });
  }
  if (namespaceSelector) {
    const value = [{ podSelector: podSelector ?? everything }];
    changed.push({ what: 'namespaceSelector dropped', value });
  }
  if (podSelector && namespaceSelector) {
    changed.push({ what: 'AND turned into OR', value: [{ namespaceSelector }, { podSelector }] });
  }
  return changed;
}

function changedBlock({ cidr, except }: { cidr: string; except: readonly string[] }): Changed<PolicyPeer[]>[] {
  const [network, length] = cidr.split('/');
  const wider = `${network}/${Number(length) - 1}`;
  return [
    ...(length === '0' ? [] : [{ what: 'cidr one bit wider', value: [{ ipBlock: { cidr: wider, except } }] }]),
    ...except.map((hole, index) => ({
      what: `except ${hole} dropped`,
      value: [{ ipBlock: { cidr, except: except.toSpliced(index, 1) } }],
    })),
  ];
}
