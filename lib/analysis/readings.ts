import { Mark } from './answers';
import type { CompiledRule } from './compiled-policies';
import type { PortNames } from './port-names';

/**
 * How rules are read where Kubernetes leaves it open. What another reading makes different carries a mark; what it does
 * not, rests on nothing.
 */
export interface Reading {
  /** The `Mark` of what differs under this reading; 0 for the usual one. */
  readonly mark: number;
  /** Whether a port name that stands for several numbers of a pod stands for none (S40). */
  readonly skipsRepeatedNames: boolean;
  rule(rule: CompiledRule): CompiledRule;
}

const asWritten = (rule: CompiledRule): CompiledRule => rule;

/** The reading of all answers: names stand for all of their numbers, CIDRs with host bits for the whole network. */
export const USUAL: Reading = { mark: 0, skipsRepeatedNames: false, rule: asWritten };

const WITHOUT_REPEATED_NAMES: Reading = { mark: Mark.NAME_REPEATED, skipsRepeatedNames: true, rule: asWritten };

/** A CIDR with host bits may be less than the network (S45c), and a hole with host bits as well: between the two is all there is. */
const HOST_BITS: readonly Reading[] = (['narrow', 'wide'] as const).map((bound) => ({
  mark: Mark.HOST_BITS,
  skipsRepeatedNames: false,
  rule: (rule) => (rule.hostBitCells ? { ...rule, cells: rule.hostBitCells[bound] } : rule),
}));

/** The other readings that may make a difference to some rules. */
export function otherReadings(rules: readonly CompiledRule[], portNames: PortNames): readonly Reading[] {
  return [
    ...(portNames.hasRepeats && rules.some(({ hasPortNames }) => hasPortNames) ? [WITHOUT_REPEATED_NAMES] : []),
    ...(rules.some(({ hostBitCells }) => hostBitCells !== undefined) ? HOST_BITS : []),
  ];
}
