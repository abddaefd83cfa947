import { CNI_FEATURE_NAMES, CNI_FEATURES } from './cni-features';
import type { CniCell, CniFeature, CniProfile } from './cni-profile';
import { CNI_PROFILES } from './cni-profiles';

/** A column of the matrix: a feature. */
export interface CniColumn {
  readonly feature: CniFeature;
  /** Heading, for people. */
  readonly title: string;
  /** What it means that a plugin supports it, as a sentence. */
  readonly meaning: string;
}

/** A row of the matrix: a plugin. */
export interface CniRow extends Omit<CniProfile, 'cells'> {
  /** One cell for each column, in their order. */
  readonly cells: readonly (CniCell & { readonly feature: CniFeature })[];
}

/** What every known plugin does with every feature, as a table. */
export interface CniMatrix {
  readonly schemaVersion: 'cdk8s-netpol/cni-matrix/v1';
  readonly columns: readonly CniColumn[];
  /** In alphabetical order of the names. */
  readonly rows: readonly CniRow[];
}

/** The matrix of all profiles. */
export function cniMatrix(): CniMatrix {
  return {
    schemaVersion: 'cdk8s-netpol/cni-matrix/v1',
    columns: CNI_FEATURE_NAMES.map((feature) => ({ feature, ...CNI_FEATURES[feature] })),
    rows: Object.values(CNI_PROFILES).map((profile) => ({
      ...profile,
      cells: CNI_FEATURE_NAMES.map((feature) => ({ feature, ...profile.cells[feature] })),
    })),
  };
}
