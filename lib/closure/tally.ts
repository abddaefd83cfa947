import type { Deviation } from './compare-ends';
import type { Remainder } from './remainder';

/** All deviations of one kind that one rule or one policy is to blame for. */
export interface Finding {
  readonly deviation: Deviation;
  /** The pod at whose end it is. */
  readonly subject: number;
  readonly first: Remainder;
  /** Number of further pairs of ends, as far as somebody counted. */
  further: number;
  /** Whether there may be more. */
  isCutOff: boolean;
}

/** Remainders that are counted before looking for one witness each has to do. */
const MOST_COUNTED = 1_000_000;

/** Puts deviations together by their kind and what is to blame, each with its first witness. */
export function tally(deviations: Iterable<Deviation>): Finding[] {
  const findings = new Map<object, Map<string, Finding>>();
  let counted = 0;
  for (const deviation of deviations) {
    const { code, policy, origin, group } = deviation;
    const byCode = findings.get(policy ?? origin) ?? new Map<string, Finding>();
    findings.set(policy ?? origin, byCode);
    for (const first of deviation.remainders) {
      const known = byCode.get(code);
      const pairs = group.pods.length;
      counted += pairs;
      if (known) known.further += pairs;
      else byCode.set(code, { deviation, subject: group.pods[0], first, further: pairs - 1, isCutOff: false });
      if (counted <= MOST_COUNTED) continue;
      (byCode.get(code) as Finding).isCutOff = true;
      break;
    }
  }
  return [...findings.values()].flatMap((byCode) => [...byCode.values()]);
}
