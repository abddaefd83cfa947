import { didYouMean } from '../base/did-you-mean';
import { shown } from '../base/show-value';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { DiagnosticsError } from '../diagnostics/diagnostics-error';
import type { CniProfile } from './cni-profile';
import { CNI_PROFILES } from './cni-profiles';
import { readCniVersion, type CniVersion } from './cni-version';

/** A plugin that was asked for by name. */
export interface NamedCni {
  readonly profile: CniProfile;
  /** The version asked for. @default - none: what differs between versions is not settled */
  readonly version?: CniVersion;
}

const BY_NAME = new Map<string, CniProfile>(
  Object.values<CniProfile>(CNI_PROFILES).flatMap((profile) =>
    [profile.name, ...profile.aliases].map((name) => [name, profile] as const),
  ),
);

/** Every name that `cniProfile` takes, aliases too, in alphabetical order. */
export const CNI_NAMES: readonly string[] = Object.freeze([...BY_NAME.keys()].sort());

/**
 * The profile of a plugin by name, with a version or without: `calico`, `Cilium@1.15`, `antrea@v1.13.2`.
 *
 * Throws a `DiagnosticsError` with all that is wrong: `cni-unknown`, `cni-version-invalid`.
 *
 * @param nameAtVersion A name of `CNI_NAMES` in any case, and `@` with a version of as many parts as are known.
 */
export function cniProfile(nameAtVersion: string): NamedCni {
  const { profile, version, diagnostics } = readNameAtVersion(nameAtVersion);
  if (profile === undefined || diagnostics.length > 0) {
    throw new DiagnosticsError('the network plugin is unknown', diagnostics);
  }
  return { profile, ...(version && { version }) };
}

/** What is wrong with a name and a version, if anything is: the first of what {@link cniProfile} throws. */
export function cniFault(nameAtVersion: string): Diagnostic | undefined {
  return readNameAtVersion(nameAtVersion).diagnostics.at(0);
}

function readNameAtVersion(given: unknown): Partial<NamedCni> & { diagnostics: Diagnostic[] } {
  const text = typeof given === 'string' ? given : '';
  const at = text.indexOf('@');
  const name = at === -1 ? text : text.slice(0, at);
  const profile = BY_NAME.get(name.toLowerCase());
  const diagnostics = profile ? [] : [unknownName(typeof given === 'string' ? name : given, name)];
  if (at === -1) return { profile, diagnostics };
  const versionText = text.slice(at + 1);
  const version = readCniVersion(versionText);
  if (version === undefined) diagnostics.push(invalidVersion(versionText));
  return { profile, version, diagnostics };
}

function unknownName(given: unknown, name: string): Diagnostic {
  const meant = didYouMean(name, CNI_NAMES);
  return diagnose('cni-unknown', undefined, {
    message: `unknown network plugin ${shown(given)}`,
    help: meant === undefined ? `known plugins: ${CNI_NAMES.join(', ')}` : `did you mean ${meant}?`,
  });
}

function invalidVersion(text: string): Diagnostic {
  return diagnose('cni-version-invalid', undefined, {
    message: `${shown(text)} is not a version of a network plugin`,
    help: 'write numbers with dots between them, as in cilium@1.15 or calico@v3.29.1, or leave out the @',
  });
}
