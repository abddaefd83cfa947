import { TypedFastBitSet as BitSet } from 'typedfastbitset';
import { PolicyPorts } from '../model/policy-ports';
import { Mark, type AnswerId, type AnswerTable } from './answers';
import type { CompiledRule } from './compiled-policies';
import type { PortNames } from './port-names';

/**
 * How rules are read where Kubernetes, or what is known of the cluster, leaves it open. What another reading makes
 * different is told by the answer; what it does not, rests on nothing.
 */
export interface Reading {
  /** The usual answer, with what is to be said of it if this reading has another one. */
  compare(answers: AnswerTable, usual: AnswerId, other: AnswerId): AnswerId;
  /** Whether a port name that stands for several numbers of a pod stands for none (S40). */
  readonly skipsRepeatedNames: boolean;
  rules(rules: readonly CompiledRule[]): readonly CompiledRule[];
}

type Rules = readonly CompiledRule[];
const asWritten = (rules: Rules): Rules => rules;

/** The reading of all answers: names stand for all of their numbers, CIDRs with host bits for the whole network. */
export const USUAL: Reading = { compare: (_, usual) => usual, skipsRepeatedNames: false, rules: asWritten };

const WITHOUT_REPEATED_NAMES: Reading = {
  compare: markedWith(Mark.NAME_REPEATED),
  skipsRepeatedNames: true,
  rules: asWritten,
};

/** A CIDR with host bits may be less than the network (S45c), and a hole with host bits as well: between the two is all there is. */
const HOST_BITS: readonly Reading[] = (['narrow', 'wide'] as const).map((bound) => ({
  compare: markedWith(Mark.HOST_BITS),
  skipsRepeatedNames: false,
  rules: (rules) => rules.map((rule) => (rule.hostBitCells ? { ...rule, cells: rule.hostBitCells[bound] } : rule)),
}));

/** Namespaces whose labels nobody knows have those that rules ask for, which the usual reading takes none of them to have. */
const WITH_POSSIBLE_PODS: Reading = {
  compare: (answers, usual, atMost) => answers.extended(usual, atMost),
  skipsRepeatedNames: false,
  rules: (rules) => rules.map((rule) => (rule.possiblePods ? { ...rule, pods: rule.possiblePods } : rule)),
};

const EVERYTHING: CompiledRule = {
  index: 0,
  ports: PolicyPorts.ALL,
  hasPortNames: false,
  isForEverybody: true,
  pods: new BitSet(),
  possiblePods: undefined,
  cells: undefined,
  hostBitCells: undefined,
};

/** A plugin that does not enforce policies lets everything pass (S55). */
const NOT_ENFORCED: Reading = {
  compare: markedWith(Mark.NOT_ENFORCED),
  skipsRepeatedNames: false,
  rules: () => [EVERYTHING],
};

function markedWith(mark: Mark): Reading['compare'] {
  return (answers, usual, other) => answers.marked(usual, other, mark);
}

/** The other readings that may make a difference to some rules. */
export function otherReadings(rules: Rules, portNames: PortNames, isEnforced: boolean): readonly Reading[] {
  return [
    ...(portNames.hasRepeats && rules.some(({ hasPortNames }) => hasPortNames) ? [WITHOUT_REPEATED_NAMES] : []),
    ...(rules.some(({ hostBitCells }) => hostBitCells !== undefined) ? HOST_BITS : []),
    ...(rules.some(({ possiblePods }) => possiblePods !== undefined) ? [WITH_POSSIBLE_PODS] : []),
    ...(isEnforced ? [] : [NOT_ENFORCED]),
  ];
}
