import type { Deviation } from './compare-ends';
import type { Remainder } from './remainder';

/** All deviations of one kind that one rule or one policy is to blame for. */
export interface TalliedDeviation {
  readonly deviation: Deviation;
  readonly first: Remainder;
  /** Number of further pairs of ends, as far as somebody counted. */
  further: number;
  /** Whether there may be more. */
  isCutOff: boolean;
}

/** Remainders that are counted before looking for one witness each has to do. */
const MOST_COUNTED = 1_000_000;

/** Puts deviations together by their kind and what is to blame, each with its first remainder. */
export function tally(deviations: Iterable<Deviation>): TalliedDeviation[] {
  const all = new Map<object, Map<string, TalliedDeviation>>();
  let counted = 0;
  for (const deviation of deviations) {
    const { code, policy, origin, group } = deviation;
    const byCode = all.get(policy ?? origin) ?? new Map<string, TalliedDeviation>();
    all.set(policy ?? origin, byCode);
    for (const first of deviation.remainders) {
      const known = byCode.get(code);
      const pairs = group.pods.length;
      counted += pairs;
      if (known) known.further += pairs;
      else byCode.set(code, { deviation, first, further: pairs - 1, isCutOff: false });
      if (counted <= MOST_COUNTED) continue;
      (byCode.get(code) as TalliedDeviation).isCutOff = true;
      break;
    }
  }
  return [...all.values()].flatMap((byCode) => [...byCode.values()]);
}
