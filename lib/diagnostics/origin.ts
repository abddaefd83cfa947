import type { SourceLocation } from './source-location';

/** Where something was declared: the construct, and the line of the user's code that made it. */
export interface Origin {
  readonly constructPath: string;
  /** Called only when something is reported: reading a position out of a stack costs more than keeping the stack. */
  readonly location: () => SourceLocation | undefined;
}

/** Where something comes from, as far as it is known. */
export type SourcePlace = Partial<Origin>;
