import type { CodeDescription } from '../../diagnostics/codes';

/** A check, and what is always true of what it finds. */
export interface CheckDocument extends CodeDescription {
  /** Name of the check, and code of its findings. */
  readonly id: string;
  /** The least set of checks that it is in. */
  readonly preset: BuiltInPreset;
}

/** Name of a set of checks of this package. */
export type BuiltInPreset = 'recommended' | 'strict';

/** The checks that come with the package. */
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

/** The checks of each set that are not in the one before it. */
export function checksDocument(
  checks: Readonly<Record<BuiltInPreset, readonly (CodeDescription & { readonly id: string })[]>>,
): ChecksDocument {
  const documentsOf = (preset: BuiltInPreset): CheckDocument[] =>
    checks[preset].map((check) => ({ id: check.id, preset, ...descriptionIn(check) }));
  return {
    schemaVersion: 'cdk8s-netpol/checks/v1',
    checks: [...documentsOf('recommended'), ...documentsOf('strict')],
  };
}

export function codeDocument(id: string, description: CodeDescription): CodeDocument {
  return { schemaVersion: 'cdk8s-netpol/code/v1', id, ...descriptionIn(description) };
}

/** The description alone, of something that has more. */
function descriptionIn({ severity, title, why, fix }: CodeDescription): CodeDescription {
  return { severity, title, why, fix };
}
