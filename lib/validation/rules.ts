import type { Findings } from './findings';

/** What the single rules need beside the value they judge. */
export interface Rules {
  readonly findings: Findings;
  /** Whether the defects of V34 are errors, as from Kubernetes 1.36 on, or warnings (V38). */
  readonly strictCidrs: boolean;
  /** CIDR texts that the old object already had and that are therefore not checked again (V37). */
  readonly knownCidrs: ReadonlySet<string>;
  /** Whether values in selectors go unchecked, because the old object was invalid already (V27). */
  readonly anySelectorValue: boolean;
  /** Namespace of an object that names none; empty if there is none to fill in. */
  readonly defaultNamespace: string;
}
