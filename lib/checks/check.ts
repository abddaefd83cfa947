import { CODES, type CodeDescription } from '../diagnostics/codes';
import type { CheckCode } from '../diagnostics/check-codes';
import type { SourcePlace } from '../diagnostics/origin';
import type { CheckContext } from './check-context';

/**
 * What a check cannot do without. Where the input lacks it, the check says nothing: silence beats a false alarm. Whoever
 * finds that no policy allows or isolates something needs `policies`: all of them, as far as anybody can tell.
 */
export type Requirement = 'workloads' | 'namespaces' | 'policies' | 'plugin' | 'today';

/** Everything that a check can ask for. */
export const REQUIREMENTS: readonly Requirement[] = ['workloads', 'namespaces', 'policies', 'plugin', 'today'];

/**
 * What the input lacks: a requirement, or the part of it that could not be read, in which there may be anything. Of policies
 * it lacks those that the API server refuses, or the meaning of those of other APIs.
 */
export type MissingInput = Exclude<Requirement, 'policies'> | 'complete-input' | 'sound-policies' | 'known-policies';

/** Something that looks right to the API server and is probably not what was meant. */
export interface Check extends CodeDescription {
  /** Name of the check, and code of its findings: kebab-case, or `<organisation>/<name>` for one that is not built in. */
  readonly id: string;
  /** @default - nothing but policies */
  readonly needs?: readonly Requirement[];
  /** Code of a warning of validation that says the same at the same place: the check speaks in its stead. @default - none */
  readonly replaces?: string;
  /** Looks at everything at once. Must neither change what it is given, nor ask for files, clock or network. */
  readonly run: (context: CheckContext) => Iterable<Finding>;
}

/** An object that a finding speaks of. */
export interface CheckedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Its annotations, in which somebody may have acknowledged the finding. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  readonly source?: SourcePlace;
}

/** What a check has found in one place. */
export interface Finding {
  readonly object: CheckedObject;
  /** Field path as the API server writes it: `spec.ingress[0].from[1]`. @default - the object as a whole */
  readonly path?: string;
  /** What is wrong in this case, with the names and values in question. Lower case, no final period. */
  readonly message: string;
  /** What to write instead. @default - what the check always advises */
  readonly help?: string;
}

/** A check of this package; the registry of codes describes it. */
export function builtIn(id: CheckCode, needs: readonly Requirement[], run: Check['run']): Check {
  return { id, ...CODES[id], needs, run };
}
