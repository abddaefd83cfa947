import type { Diagnostic } from '../diagnostics/diagnostic';
import { findClusterFaults } from '../model/cluster-faults';
import type { ReadManifests } from '../manifest/read-manifests';
import type { Invocation } from './command';

/** What is wrong with manifests. */
export interface Judgement {
  readonly diagnostics: readonly Diagnostic[];
  /** How many more there would be, had nobody acknowledged them. */
  readonly acknowledged: number;
}

/** Everything that `netpol check` finds: what reading and validating found, what contradicts itself, and the checks. */
export function judge(read: ReadManifests, _invocation: Invocation): Judgement {
  return { diagnostics: [...read.diagnostics, ...findClusterFaults(read.parts)], acknowledged: 0 };
}
