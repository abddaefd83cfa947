/**
 * `npm test`: everything that must hold before a change is taken over. Each step says in one line how it went; what a
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

const scratch = mkdtempSync(join(tmpdir(), 'netpol-check-'));
const testResults = join(scratch, 'jest.json');
const script = (file: string, ...args: string[]): Promise<RunResult> =>
  run(process.execPath, ['-r', 'ts-node/register', join(root, 'tools', file), ...args]);

/** First, alone: the plugin tests and the synth load the compiled package. */
const build: Step = {
  name: 'build',
  mend: 'mend the type errors in lib/; `npm run build` repeats this step',
  run: () => {
    rmSync(join(root, 'build'), { recursive: true, force: true });
    return runTool('typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
  },
};

const unitTests: Step = {
  name: 'unit tests and coverage',
  mend: '`npx jest <file>` repeats one test file',
  run: () =>
    runTool('jest/bin/jest.js', ['--ci', '--coverage', '--maxWorkers=2', '--json', `--outputFile=${testResults}`]),
};

const staticChecks: Step[] = [
  {
    name: 'types',
    mend: 'mend the type errors; `npm run typecheck` repeats this step',
    run: () => runTool('typescript/bin/tsc', ['--noEmit']),
  },
  {
    name: 'lint',
    mend: '`npx eslint . --fix` mends some of these; `npm run lint` repeats this step',
    run: () => runTool('eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
  },
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
    name: 'formatting',
    mend: 'run `npm run format`',
    run: () => runTool('prettier/bin/prettier.cjs', ['--check', '.', '--log-level', 'warn']),
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

async function perform(step: Step): Promise<string> {
  const start = performance.now();
  const { code, output } = await step.run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${step.name} (${seconds} s)`);
  if (code !== 0) {
    failures.push({ step, output });
  }
  return output;
}

/** The counts of the unit tests. A test file that does not run at all counts as a failed test. */
function testCounts(): { passed: number; failed: number } {
  if (!existsSync(testResults)) {
    return { passed: 0, failed: 1 };
  }
  const result = JSON.parse(readFileSync(testResults, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numRuntimeErrorTestSuites: number;
  };
  return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites };
}

async function main(): Promise<number> {
  await perform(build);
  // Two lanes for two cores: the unit tests in one, everything else, one after the other, in the other.
  const [testOutput] = await Promise.all([
    perform(unitTests),
    staticChecks.reduce<Promise<unknown>>((previous, step) => previous.then(() => perform(step)), Promise.resolve()),
  ]);
  for (const { step, output } of failures.filter(({ step: failed }) => failed !== unitTests)) {
    console.log(`\n--- ${step.name}: ${step.mend}\n\n${output.trimEnd()}`);
  }
  console.log(
    `\n--- ${unitTests.name}${failures.some(({ step }) => step === unitTests) ? `: ${unitTests.mend}` : ''}\n`,
  );
  console.log(withoutJson(testOutput).trimEnd());
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
