import type { CodeDescription } from '../../diagnostics/codes';

/** A check, and what is always true of what it finds. */
export interface CheckDocument extends CodeDescription {
  /** Name of the check, and code of its findings. */
  readonly id: string;
  /** The least preset that it is in; `custom` for one that a module of the configuration brings. */
  readonly preset: CheckSet;
}

/** Where a check comes from. */
export type CheckSet = 'recommended' | 'strict' | 'custom';

/** The checks that come with the package, and those of somebody else. */
export interface ChecksDocument {
  readonly schemaVersion: 'cdk8s-netpol/checks/v1';
  /** In the order of the documentation. */
  readonly checks: readonly CheckDocument[];
}

/** What is always true of one code of findings. */
export interface CodeDocument extends CodeDescription {
  readonly schemaVersion: 'cdk8s-netpol/code/v1';
  readonly id: string;
}

/** In the order of the documentation. */
export const CHECK_SETS: readonly CheckSet[] = ['recommended', 'strict', 'custom'];

/** The checks of each set that are not in the one before it. */
export function checksDocument(
  checks: Readonly<Record<CheckSet, readonly (CodeDescription & { readonly id: string })[]>>,
): ChecksDocument {
  return {
    schemaVersion: 'cdk8s-netpol/checks/v1',
    checks: CHECK_SETS.flatMap((preset) =>
      checks[preset].map((check) => ({ id: check.id, preset, ...descriptionIn(check) })),
    ),
  };
}

export function codeDocument(id: string, description: CodeDescription): CodeDocument {
  return { schemaVersion: 'cdk8s-netpol/code/v1', id, ...descriptionIn(description) };
}

/** The description alone, of something that has more. */
function descriptionIn({ severity, title, why, fix }: CodeDescription): CodeDescription {
  return { severity, title, why, fix };
}
