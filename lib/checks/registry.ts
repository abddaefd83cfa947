import type { Check } from './check';
import { danglingSubject } from './dangling-subject/check';
import { hostBits } from './host-bits/check';
import { missingDnsEgress } from './missing-dns-egress/check';
import { danglingPeer } from './dangling-peer/check';
import { peerInOwnNamespace } from './peer-in-own-namespace/check';
import { andOrDash } from './and-or-dash/check';

/** Checks that most people want: each finding is probably a mistake. */
export const RECOMMENDED: readonly Check[] = [
  danglingSubject,
  hostBits,
  missingDnsEgress,
  danglingPeer,
  peerInOwnNamespace,
  andOrDash,
];

/** What `strict` has beside them: each finding is worth a second look. */
export const STRICT: readonly Check[] = [];

/** The checks that come with the package, in the order of the documentation. */
export const BUILT_IN: readonly Check[] = [...RECOMMENDED, ...STRICT];

/** Sets of checks by name; `none` is for those who list each check themselves. */
export const PRESETS = { recommended: RECOMMENDED, strict: BUILT_IN, none: [] } as const satisfies Readonly<
  Record<string, readonly Check[]>
>;

/** Name of a set of checks. */
export type Preset = keyof typeof PRESETS;
