import * as plus28 from 'cdk8s-plus-28';
import * as plus33 from 'cdk8s-plus-33';

/** The classes of cdk8s-plus, as the oldest tested version declares them. */
export type Plus = typeof plus28;

/** The same classes in both versions: what differs between their declarations is no concern of these tests. */
export const VERSIONS: readonly (readonly [version: string, plus: Plus])[] = [
  ['28', plus28],
  ['33', plus33 as unknown as Plus],
];
