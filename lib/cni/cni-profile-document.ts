import { capabilityOf, type CniCapability } from './capability';
import { CNI_FEATURE_NAMES, CNI_FEATURES } from './cni-features';
import type { CniFeature, CniProfile } from './cni-profile';
import type { NamedCni } from './named-profile';

/** What is known of one plugin, in the version asked about or as far as it is true of all. */
export interface CniProfileDocument extends Pick<CniProfile, 'name' | 'title' | 'versionOf' | 'remarks'> {
  readonly schemaVersion: 'cdk8s-netpol/cni-profile/v1';
  /** The version asked about. @default - none: what differs between versions is not settled */
  readonly version?: string;
  /** One for each feature, in the order of the matrix. */
  readonly capabilities: readonly FeatureCapability[];
}

/** How a plugin takes a feature, with its name. */
export interface FeatureCapability extends CniCapability {
  readonly feature: CniFeature;
  /** What the feature is called, for people. */
  readonly featureTitle: string;
}

export function cniProfileDocument({ profile, version }: NamedCni): CniProfileDocument {
  const { name, title, versionOf, remarks } = profile;
  return {
    schemaVersion: 'cdk8s-netpol/cni-profile/v1',
    ...{ name, title, ...(version && { version: version.text }), versionOf },
    capabilities: CNI_FEATURE_NAMES.map((feature) => ({
      ...{ feature, featureTitle: CNI_FEATURES[feature].title },
      ...capabilityOf(profile, feature, version),
    })),
    remarks,
  };
}
