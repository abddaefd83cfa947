import type { SourceLocation } from './source-location';

/** Where something was declared: the construct, and the line of the user's code that made it. */
export interface Origin {
  readonly constructPath: string;
  /**
   * Where it stands; with a field path (`spec.ingress[0].from[1]`), where that field of it stands, as far as its source has
   * fields. Called only when something is reported: finding a place costs more than keeping what it is found in.
   */
  readonly location: (path?: string) => SourceLocation | undefined;
}

/** Where something comes from, as far as it is known. */
export type SourcePlace = Partial<Origin>;
