import type { CniCell, CniSupport } from '../../cni/cni-profile';
import type { CniProfileDocument } from '../../cni/cni-profile-document';

/** How far a plugin has something, as short as it fits into a table. */
export const SUPPORT_WORDS: Readonly<Record<CniSupport, string>> = {
  supported: 'yes',
  'not supported': 'no',
  limited: 'limited',
  'not known': 'not known',
};

/** What stands in a field of the matrix: `yes`, `no`, `since 1.16`, `limited since 1.2`. */
export function wordsOfCell({ value, since }: Pick<CniCell, 'value' | 'since'>): string {
  if (since === undefined) return SUPPORT_WORDS[value];
  return value === 'supported' ? `since ${since}` : `${SUPPORT_WORDS[value]} since ${since}`;
}

/** A plugin with the version asked about. */
export function headingOf({ title, version }: CniProfileDocument): string {
  return version === undefined ? title : `${title} ${version}`;
}
