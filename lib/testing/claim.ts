import type { Breach } from '../analysis/expectations/breach';
import { renderBreach } from '../analysis/expectations/render-breach';

/** What a matcher says, and its opposite. Neither holds where the input leaves it open or nothing is there to be checked. */
export interface Claim {
  /** What is said, after `expected`. */
  readonly text: string;
  /** The opposite, after `expected`. */
  readonly opposite: string;
  /** Why it does not hold; nothing where it does. */
  readonly refute: () => string | undefined;
  /** Why the opposite does not hold; nothing where it does. */
  readonly refuteOpposite: () => string | undefined;
}

/** Why something does not hold. */
export interface Refutation {
  readonly why: string;
  /** Whether it surely does not, and is not only open or was not checked. */
  readonly isCertain: boolean;
}

/** What jest and vitest give a matcher as `this`, as far as it is used. */
export interface MatcherContext {
  /** Whether the matcher was called by `.not`. */
  readonly isNot?: boolean;
}

/** What jest and vitest expect of a matcher. */
export interface MatcherResult {
  readonly pass: boolean;
  /** Why the test fails. */
  readonly message: () => string;
}

/** Judges a claim. Test runners turn `pass` round for `.not`, and so what fails both ways is told which way it was asked. */
export function judge({ isNot = false }: MatcherContext, claim: Claim): MatcherResult {
  const why = isNot ? claim.refuteOpposite() : claim.refute();
  const holds = why === undefined;
  return {
    pass: holds !== isNot,
    message: () => `expected ${isNot ? claim.opposite : claim.text}\n\n${why ?? ''}`,
  };
}

/** Why an expectation does not hold, if it does not. */
export function refutationOf(breach: Breach | undefined): Refutation | undefined {
  if (!breach) return undefined;
  const text = renderBreach(breach);
  switch (breach.kind) {
    case 'flow':
      return breach.outcome === 'unknown'
        ? { why: `${text}\n${NEITHER}`, isCertain: false }
        : { why: text, isCertain: true };
    case 'vacuous':
      return { why: `vacuous-assertion: ${text}`, isCertain: false };
    case 'ports-missing':
      return { why: `ports-missing: ${text}\n${NAME_THE_PORT}`, isCertain: false };
  }
}

/** Said of what is unknown. */
export const NEITHER = '  what is unknown is neither allowed nor denied, so that it fails with .not as well';

const NAME_THE_PORT = "  help: name a port, e.g. port: 8080, port: 'udp/53', or port: Port.all()";
