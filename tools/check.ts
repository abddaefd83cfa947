/**
 * `npm test`: everything that must work before a change is taken over; how it is written is `npm run lint`. Each step says in one line how it went; what a
 * failed step printed comes after that, all failures and not only the first. The last line counts the unit tests:
 * `N passed, N failed`.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunResult } from './run';
import { root, run, runTool } from './run';

interface Step {
  readonly name: string;
  /** What to do when it fails. */
  readonly mend: string;
  readonly run: () => Promise<RunResult>;
}

interface UnitTests extends Step {
  /** Where jest writes what came of them, as JSON. */
  readonly results: string;
}

const scratch = mkdtempSync(join(tmpdir(), 'netpol-check-'));
const script = (file: string, ...args: string[]): Promise<RunResult> =>
  run(process.execPath, ['-r', 'ts-node/register', join(root, 'tools', file), ...args]);

/** First: the plugin tests and the synth load the compiled package. */
const build: Step = {
  name: 'build',
  mend: 'mend the type errors in lib/; `npm run build` repeats this step',
  run: async () => {
    rmSync(join(root, 'build'), { recursive: true, force: true });
    // Types are checked by a step of their own.
    const compiled = await runTool('typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--noCheck']);
    return compiled.code === 0 ? script('bundle.ts') : compiled;
  },
};

/** The parts with laws, each held to its threshold by its own tests. `npm run coverage` counts all of lib/, and takes longer. */
const PARTS_WITH_LAWS = ['model', 'validation', 'graph', 'lower'];
const lawTests = String.raw`/test/(?:${PARTS_WITH_LAWS.join('|')})/(?!.*\.(?:property|process)\.)`;

const unitTests: UnitTests[] = [
  {
    name: 'tests of the parts with laws, and their coverage',
    results: join(scratch, 'covered.json'),
    args: [
      '--coverage',
      `--collectCoverageFrom=lib/{${PARTS_WITH_LAWS.join(',')}}/**/*.ts`,
      `--testPathPatterns=${lawTests}`,
    ],
  },
  {
    name: 'all other tests',
    results: join(scratch, 'others.json'),
    args: [`--testPathIgnorePatterns=/node_modules/|/test/package/|${lawTests}`],
  },
].map(({ name, results, args }) => ({
  name,
  results,
  mend: '`npx jest <file>` repeats one test file',
  run: () => runTool('jest/bin/jest.js', ['--ci', '--json', `--outputFile=${results}`, '--maxWorkers=2', ...args]),
}));

const types: Step = {
  name: 'types',
  mend: 'mend the type errors; `npm run typecheck` repeats this step',
  run: () => runTool('typescript/bin/tsc', ['--noEmit']),
};

const staticChecks: Step[] = [
  {
    name: 'architecture',
    mend: 'the reason of each rule is in .dependency-cruiser.cjs; `npm run architecture` repeats this step',
    run: () =>
      runTool('dependency-cruiser/bin/dependency-cruise.mjs', [
        ...['lib', 'apps', 'test', 'bench', 'tools'].filter((folder) => existsSync(join(root, folder))),
        ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
      ]),
  },
  {
    name: 'dist/ fresh',
    mend: 'run `npm run synth` and commit dist/',
    run: () => script('synth.ts', '--check'),
  },
  {
    name: 'docs/ fresh',
    mend: 'run `npm run docs` and commit docs/',
    run: () => script('docs.ts', '--check'),
  },
];

const failures: { step: Step; output: string }[] = [];

async function perform(step: Step): Promise<void> {
  const start = performance.now();
  const { code, output } = await step.run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${step.name} (${seconds} s)`);
  if (code !== 0) {
    failures.push({ step, output });
  }
}

/** The counts of the unit tests. A test file that does not run at all counts as a failed test. */
function testCounts(): { passed: number; failed: number } {
  const counts = { passed: 0, failed: 0 };
  for (const { results } of unitTests) {
    if (!existsSync(results)) {
      counts.failed += 1;
      continue;
    }
    const result = JSON.parse(readFileSync(results, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numRuntimeErrorTestSuites: number;
    };
    counts.passed += result.numPassedTests;
    counts.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  }
  return counts;
}

async function inTurn(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    await perform(step);
  }
}

async function main(): Promise<number> {
  await Promise.all([perform(build), perform(types)]);
  await Promise.all([inTurn(unitTests), inTurn(staticChecks)]);
  const order = [build, types, ...staticChecks, ...unitTests];
  for (const { step, output } of failures.sort((a, b) => order.indexOf(a.step) - order.indexOf(b.step))) {
    console.log(`\n--- ${step.name}: ${step.mend}\n\n${withoutJson(output).trimEnd()}`);
  }
  if (failures.length > 0) {
    console.log(`\nNot in order: ${failures.map(({ step }) => step.name).join(', ')}.`);
  }
  const { passed, failed } = testCounts();
  console.log(`\n${passed} passed, ${failed} failed`);
  return failures.length > 0 ? 1 : 0;
}

/** Jest prints a line about its result file, which is of no use to a reader. */
function withoutJson(output: string): string {
  return output.replace(/^Test results written to: .*\n/m, '');
}

void main()
  .then((code) => {
    process.exitCode = code;
  })
  .finally(() => {
    rmSync(scratch, { recursive: true, force: true });
  });
