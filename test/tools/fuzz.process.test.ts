import { basename } from 'node:path';
import { FUZZED_TESTS } from '../../tools/fuzz';
import { runTool } from '../../tools/run';

test('fuzzing runs every test that holds something against an oracle, or against hostile input', async () => {
  const { code, output } = await runTool('jest/bin/jest.js', ['--listTests', FUZZED_TESTS]);
  expect(code).toBe(0);
  const found = output
    .trim()
    .split('\n')
    .map((path) => basename(path));
  expect(found.sort()).toEqual([
    'agree-with-oracle.property.test.ts',
    'both-readers.property.test.ts',
    'caveats-agree-with-oracle.property.test.ts',
    'engine-agrees-with-oracle.property.test.ts',
    'mutated-input.property.test.ts',
  ]);
});
