import { assertionCodes } from './assertion-codes';
import { checkCodes } from './check-codes';
import { closureCodes } from './closure-codes';
import { clusterCodes } from './cluster-codes';
import { cniCodes } from './cni-codes';
import { configCodes } from './config-codes';
import { constructCodes } from './construct-codes';
import { manifestCodes } from './manifest-codes';
import { matcherCodes } from './matcher-codes';
import { validationCodes } from './validation-codes';

/** What is always true of a code, whatever the case at hand. `docs/diagnostics.md` is generated from it. */
export interface CodeDescription {
  readonly severity: 'error' | 'warning' | 'info';
  /** One line: the class of defect. */
  readonly title: string;
  /** Why it matters: what Kubernetes does with it. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
}

/** Every diagnostic code with its description. Codes are semver surface and are never used again for something else. */
export const CODES = {
  ...assertionCodes,
  ...checkCodes,
  ...closureCodes,
  ...clusterCodes,
  ...cniCodes,
  ...configCodes,
  ...constructCodes,
  ...manifestCodes,
  ...matcherCodes,
  ...validationCodes,
} satisfies Record<string, CodeDescription>;

/** Name of a class of finding that this package makes. */
export type DiagnosticCode = keyof typeof CODES;

/** Name of a class of finding of a custom check: `<organisation>/<name>`. */
export type CustomCode = `${string}/${string}`;

/** Whether a code is that of a custom check; no code of this package has a slash. */
export function isCustom(code: string): code is CustomCode {
  return code.includes('/');
}

/** What is always true of a code; undefined for one that this package does not make. */
export function descriptionOf(code: string): CodeDescription | undefined {
  return Object.hasOwn(CODES, code) ? CODES[code as DiagnosticCode] : undefined;
}
