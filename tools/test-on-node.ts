/**
 * `node -r ts-node/register tools/test-on-node.ts 22 24`: the unit tests on other versions of Node, which npm's `node`
 * package carries. Without coverage, and without the tests that start processes (`*.process.test.ts`): those take long and
 * start `cdk8s`, whose own Node is the matter of its authors.
 */
import { run } from './run';

async function main(versions: string[]): Promise<number> {
  if (versions.length === 0) {
    console.error('Name the versions of Node to test on, for example 22 24.');
    return 1;
  }
  let worst = 0;
  for (const version of versions) {
    const onNode = ['--yes', '--package', `node@${version}`, '--', 'node'];
    const { output: actual } = await run('npx', [...onNode, '--print', '"runs on " + process.version']);
    const running = /runs on (v[\d.]+)/.exec(actual)?.[1];
    if (running?.startsWith(`v${version}.`) !== true) {
      console.error(`Node ${version} does not start; npm's package \`node\` should bring it:\n${actual}`);
      worst = 1;
      continue;
    }
    console.log(`\n--- unit tests on Node ${running}\n`);
    const ignored = ['/node_modules/', '<rootDir>/test/package/', '\\.process\\.test\\.ts$'];
    const { code } = await run(
      'npx',
      [
        ...[...onNode, 'node_modules/jest/bin/jest.js', '--ci', '--maxWorkers=2'],
        ...ignored.flatMap((pattern) => ['--testPathIgnorePatterns', pattern]),
      ],
      { onOutput: (text) => process.stdout.write(text) },
    );
    if (code !== 0) {
      console.error(`The unit tests do not pass on Node ${version}.`);
      worst = 1;
    }
  }
  return worst;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
