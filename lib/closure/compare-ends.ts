/*
 * What is declared at one end of flows against what the policies allow there. NetworkPolicy is judged at each end on its
 * own (S16), so no pair of ends has to be looked at: what both ends let pass is right if each is.
 */
import type { DiagnosticCode } from '../diagnostics/codes';
import type { Origin } from '../diagnostics/origin';
import { PolicyPorts } from '../model/policy-ports';
import type { AllowingPolicy } from './allowing-policies';
import type { PodGroup } from './pod-groups';
import type { Extents, Passage } from './extents';
import { Passages, type PortReading, type Remainder } from './remainder';

/** Something that is declared and denied, or allowed and not declared, at one end. */
export interface Deviation {
  readonly code: Extract<DiagnosticCode, 'intent-blocked' | 'intent-exceeded' | 'foreign-flow'>;
  /** The policy that lets pass what it should not, or isolates what it should not; else what is said is about a rule. */
  readonly policy?: AllowingPolicy;
  /** Where the policy or the rule stands. */
  readonly origin: Origin;
  readonly group: PodGroup;
  /** Whether the pods are isolated though nothing says so, or the other way round. */
  readonly isAboutIsolation: boolean;
  readonly remainders: Iterable<Remainder>;
}

/** All deviations at the ends of a group. Nothing is worked out before somebody looks at the remainders. */
export function* compareEnds(group: PodGroup, extents: Extents, reading: PortReading): Generator<Deviation> {
  const { direction, declarations, policies, naming } = group;
  const everything: Passage = { extent: extents.everywhere, ports: PolicyPorts.ALL };
  const passagesOf = (makers: readonly AllowingPolicy['maker'][]): Passage[] =>
    policies.filter(({ maker }) => makers.includes(maker)).flatMap(({ passages }) => passages[direction]);
  const missing = (passage: Passage, from: Passages): Iterable<Remainder> => from.missing(passage, reading, naming);

  const isolating = declarations.find(({ isolates }) => isolates);
  const ours = policies.filter(({ maker }) => maker === 'ours');
  const common = { group, isAboutIsolation: false };
  const isMeant = isolating !== undefined || ours.length < policies.length;
  const permits = [...declarations.flatMap((each) => each.permits), ...passagesOf(['adopted'])];

  if (policies.length === 0) {
    // An AUTO rule says nothing about pods that nothing isolates.
    if (!isolating) return;
    const remainders = missing(everything, new Passages(permits));
    yield { code: 'intent-exceeded', origin: isolating.rule.origin, group, isAboutIsolation: true, remainders };
    return;
  }
  if (!isMeant) {
    const [policy] = ours;
    const remainders = missing(everything, new Passages(passagesOf(['ours'])));
    yield { code: 'intent-blocked', policy, origin: policy.origin, group, isAboutIsolation: true, remainders };
    return;
  }
  const allowed = new Passages(passagesOf(['ours', 'foreign', 'adopted']));
  for (const { rule, demands } of declarations) {
    for (const passage of demands) {
      if (allowed.includes(passage)) continue;
      yield { code: 'intent-blocked', origin: rule.origin, ...common, remainders: missing(passage, allowed) };
    }
  }
  const permitted = new Passages(permits);
  for (const policy of ours) {
    for (const passage of policy.passages[direction]) {
      if (permitted.includes(passage)) continue;
      const { origin } = policy;
      yield { code: 'intent-exceeded', policy, origin, ...common, remainders: missing(passage, permitted) };
    }
  }
  const foreign = policies.filter(({ maker }) => maker === 'foreign');
  if (foreign.length === 0) return;
  const expected = new Passages([...permits, ...passagesOf(['ours'])]);
  for (const policy of foreign) {
    for (const passage of policy.passages[direction]) {
      const { origin } = policy;
      yield { code: 'foreign-flow', policy, origin, ...common, remainders: missing(passage, expected) };
    }
  }
}
