/** On how many random clusters a property is tried, and on which. */
export interface Runs {
  numRuns: number;
  seed?: number;
}

/** As many as usual, unless `npm run fuzz` says otherwise in the environment. */
export function runs(usual: number): Runs {
  const { FUZZ_RUNS, FUZZ_SEED } = process.env;
  return {
    numRuns: FUZZ_RUNS === undefined ? usual : Number(FUZZ_RUNS),
    ...(FUZZ_SEED !== undefined && { seed: Number(FUZZ_SEED) }),
  };
}

/** How long a property may take, in milliseconds: much longer than it does, also on a machine that does other things. */
export function timeLimit({ numRuns }: Runs): number {
  return 60_000 + numRuns * 200;
}
