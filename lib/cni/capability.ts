import { DIRECTIONS, type Direction } from '../model/direction';
import type { CniFeature, CniProfile, CniTreatment, CniSources } from './cni-profile';
import { isAtLeast, type CniVersion } from './cni-version';

/** How a plugin, in the version asked about, takes a feature. */
export interface CniCapability extends CniTreatment {
  /** First version that has the feature, where the version asked about does not settle whether it does. */
  readonly undecidedSince?: string;
  readonly sources: CniSources;
}

/** What a plugin does where Kubernetes leaves it open: fits the option `plugin` of an analysis. */
export interface CniBehaviour {
  /** Name of the plugin, for people. */
  readonly name: string;
  /** Whether an ipBlock matches pods by their addresses (S45). @default - not known */
  readonly ipBlocksMatchPods?: boolean;
  /** Directions in which it enforces no policy (S55). @default - none */
  readonly unenforced?: readonly Direction[];
}

/**
 * How a plugin takes a feature.
 *
 * Where that changed with a version and the one given is missing, or has too few parts to tell, the value is `limited`:
 * `undecidedSince` names the first version that has the feature, effect and consequence are those of the versions before.
 */
export function capabilityOf(profile: CniProfile, feature: CniFeature, version?: CniVersion): CniCapability {
  const { since, before, sources, ...now } = profile.cells[feature];
  if (since === undefined || before === undefined) return { ...now, sources };
  const has = version === undefined ? undefined : isAtLeast(version, since);
  if (has === true) return { ...now, sources };
  const note = `${now.value} since ${since}`;
  if (has === false) return { ...before, note, sources };
  return { ...before, value: 'limited', note, undecidedSince: since, sources };
}

/** What a plugin does where Kubernetes leaves it open. What is not known of it is left out, and so is what is limited. */
export function behaviourOf(profile: CniProfile, version?: CniVersion): CniBehaviour {
  const name = version === undefined ? profile.title : `${profile.title} ${version.text}`;
  const unenforced = DIRECTIONS.filter((each) => capabilityOf(profile, each, version).value === 'not supported');
  // A plugin that enforces nothing matches nothing either, but saying so would make verdicts deny what it lets through.
  if (unenforced.length > 0) return { name, unenforced };
  const { value } = capabilityOf(profile, 'ipBlockOnPods', version);
  if (value !== 'supported' && value !== 'not supported') return { name };
  return { name, ipBlocksMatchPods: value === 'supported' };
}
