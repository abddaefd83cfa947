/** Policies with one deliberate mistake each. A table of flows that does not notice one has a row too few. */
import type { PlainPeer, PlainPolicy, PlainRule } from './point-evaluator';

export interface Mutant {
  /** Policy, place and mistake: `default/allow-http spec.ingress.0.from.0: all namespaces`. */
  readonly title: string;
  readonly policies: readonly PlainPolicy[];
}

type Path = readonly (string | number)[];
interface Mistake {
  readonly at: Path;
  readonly what: string;
  /** What stands there instead. */
  readonly value: unknown;
}
const NOTHING = Symbol('nothing');

/** The policies with every mistake that this module knows, one at a time. */
export function mutantsOf(policies: readonly PlainPolicy[]): Mutant[] {
  return policies.flatMap((policy, index) => {
    const title = `${policy.metadata.namespace}/${policy.metadata.name}`;
    const mistaken = mistakesOf(policy).map(({ at, what, value }) => ({
      title: `${title} ${at.join('.')}: ${what}`,
      policies: policies.with(index, replaced(policy, at, value) as PlainPolicy),
    }));
    return [{ title: `${title}: dropped`, policies: policies.toSpliced(index, 1) }, ...mistaken];
  });
}

function mistakesOf({ spec }: PlainPolicy): Mistake[] {
  const mistakes: Mistake[] = [];
  if (Object.keys(spec?.podSelector?.matchLabels ?? {}).length > 0) {
    mistakes.push({ at: ['spec', 'podSelector'], what: 'every pod', value: {} });
  }
  if (spec?.policyTypes?.length === 1) {
    mistakes.push({ at: ['spec', 'policyTypes'], what: 'both directions', value: ['Ingress', 'Egress'] });
  }
  for (const [direction, peers] of [['ingress', 'from'] as const, ['egress', 'to'] as const]) {
    for (const [index, rule] of (spec?.[direction] ?? []).entries()) {
      mistakes.push(...mistakesOfRule(rule ?? {}, peers, ['spec', direction, index]));
    }
  }
  return mistakes;
}

function mistakesOfRule(rule: PlainRule, peers: 'from' | 'to', at: Path): Mistake[] {
  const mistakes: Mistake[] = [{ at, what: 'dropped', value: NOTHING }];
  for (const [index, peer] of (rule[peers] ?? []).entries()) {
    mistakes.push(...mistakesOfPeer(peer, [...at, peers, index]));
    // A misplaced dash: both selectors, but as two peers (S21).
    const { podSelector, namespaceSelector } = peer;
    if (podSelector && namespaceSelector) {
      const value = [...(rule[peers] ?? []).toSpliced(index, 1), { podSelector }, { namespaceSelector }];
      mistakes.push({ at: [...at, peers], what: `OR for AND in ${index}`, value });
    }
  }
  for (const [index, entry] of (rule.ports ?? []).entries()) {
    const { port, protocol } = entry ?? {};
    const place = [...at, 'ports', index];
    mistakes.push({ at: place, what: 'dropped', value: NOTHING });
    mistakes.push({ at: place, what: 'every port of the protocol', value: { protocol } });
    mistakes.push({
      at: place,
      what: 'another protocol',
      value: { port, protocol: protocol === 'UDP' ? 'TCP' : 'UDP' },
    });
    if (typeof port === 'number') {
      mistakes.push({ at: place, what: 'the next port too', value: { port, protocol, endPort: port + 1 } });
    }
  }
  return mistakes;
}

/** A lost entry counts as well: an empty list means everybody. */
function mistakesOfPeer({ podSelector, namespaceSelector, ipBlock }: PlainPeer, at: Path): Mistake[] {
  const mistakes: Mistake[] = [{ at, what: 'dropped', value: NOTHING }];
  if (ipBlock) {
    const [network, length] = ipBlock.cidr.split('/');
    if (length !== '0') {
      mistakes.push({
        at: [...at, 'ipBlock', 'cidr'],
        what: 'one bit less',
        value: `${network}/${Number(length) - 1}`,
      });
    }
    for (const index of (ipBlock.except ?? []).keys()) {
      mistakes.push({ at: [...at, 'ipBlock', 'except', index], what: 'dropped', value: NOTHING });
    }
    return mistakes;
  }
  mistakes.push({ at: [...at, 'namespaceSelector'], what: 'all namespaces', value: {} });
  if (namespaceSelector) mistakes.push({ at, what: 'the own namespace', value: { podSelector: podSelector ?? {} } });
  if (podSelector) mistakes.push({ at: [...at, 'podSelector'], what: 'all pods', value: {} });
  return mistakes;
}

function replaced(value: unknown, path: Path, by: unknown): unknown {
  if (path.length === 0) return by;
  const [key, ...rest] = path;
  if (!Array.isArray(value)) {
    const map = value as Record<string, unknown>;
    return { ...map, [key]: replaced(map[key], rest, by) };
  }
  const index = Number(key);
  if (rest.length === 0 && by === NOTHING) return value.toSpliced(index, 1);
  return value.with(index, replaced(value[index], rest, by));
}
