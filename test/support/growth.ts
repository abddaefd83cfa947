/**
 * How many times as long eight times as much takes, at best: about 8 where time follows the amount, 64 where it follows its
 * square. The best of several runs counts, as other programs make a run slower and never faster.
 *
 * @param prepare Makes what is measured for an amount; its own time does not count.
 */
export function growth(prepare: (amount: number) => () => void, amount: number): number {
  return best(prepare(8 * amount)) / best(prepare(amount));
}

/** Below what the square would take by far, and above what a busy machine makes of a straight line. */
export const LINEAR = 24;

const RUNS = 3;

function best(work: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}
