/**
 * `npm run fuzz -- --runs 5000 [--seed 42]`: holds the engine against the oracle, both readers of manifests against each
 * other and the command line against mutated input, on that many random inputs for each property, where `npm test` has no
 * time for as many. The same seed gives the same inputs.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runTool } from './run';

/** The tests that take their number of runs and their seed from the environment. */
export const FUZZED_TESTS = '(agrees?-with-oracle|both-readers|mutated-input)\\.property\\.test\\.ts$';
const USAGE = 'usage: npm run fuzz -- [--runs NUMBER] [--seed NUMBER]';

/** A whole number from 0; undefined if the text is none. */
function readCount(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

async function main(args: string[]): Promise<number> {
  let given: { runs: string; seed: string };
  try {
    given = parseArgs({
      args,
      options: {
        runs: { type: 'string', default: '5000' },
        seed: { type: 'string', default: `${randomInt(1_000_000_000)}` },
      },
    }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const [runs, seed] = [readCount(given.runs), readCount(given.seed)];
  if (runs === undefined || runs === 0 || seed === undefined) {
    console.error(
      `--runs takes a whole number from 1, --seed one from 0, got ${given.runs} and ${given.seed}\n${USAGE}`,
    );
    return 2;
  }
  console.log(`fuzz: ${runs} inputs for each property, seed ${seed}`);
  const { code } = await runTool('jest/bin/jest.js', ['--ci', '--runInBand', FUZZED_TESTS], {
    env: { FUZZ_RUNS: `${runs}`, FUZZ_SEED: `${seed}` },
    onOutput: (text) => process.stdout.write(text),
  });
  console.log(
    `fuzz: ${code === 0 ? 'no disagreement' : 'FAILED'}; again with: npm run fuzz -- --runs ${runs} --seed ${seed}`,
  );
  return code;
}

if (require.main === module) {
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
