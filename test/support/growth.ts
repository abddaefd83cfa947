/** The best of several attempts counts: the compiler, and the rest of the machine, disturbed it least. */
const ATTEMPTS = 3;

/** Growth below what the square would be by far, and above what a busy machine makes of a straight line. */
export const LINEAR = 24;

/**
 * How many times as long something takes for eight times the input: about 8 where it grows with the input, 64 where it
 * grows with its square. Time of the processor counts, so that other programs of the machine matter little.
 *
 * @param prepare Makes an input of a size, and returns what makes ready for a run and returns what is to be measured.
 */
export function growth(size: number, prepare: (size: number) => () => () => void): number {
  const [few, many] = [prepare(size), prepare(8 * size)];
  const ratios = Array.from({ length: ATTEMPTS }, () => {
    // As much work at both sizes, so that both have their share of what the memory costs.
    const times = Array.from({ length: 8 }, () => timeOf(few()));
    return (8 * timeOf(many())) / times.reduce((sum, time) => sum + time, 0);
  });
  return Math.min(...ratios);
}

function timeOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}
