import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemOf, scaffold } from '../../tools/new-check';

const read = (file: string): string => readFileSync(join(__dirname, '..', '..', file), 'utf8');

test('a new check has its folder, its page, its test, its description and its place in the registry', () => {
  const files = scaffold('odd-thing', read);
  expect([...files.keys()]).toEqual([
    'lib/checks/odd-thing/check.ts',
    'lib/checks/odd-thing/README.md',
    'test/checks/odd-thing.test.ts',
    'lib/diagnostics/check-codes.ts',
    'lib/checks/registry.ts',
  ]);
  expect(files.get('lib/checks/registry.ts')).toContain("import { oddThing } from './odd-thing/check';");
  expect(files.get('lib/checks/registry.ts')).toContain('RECOMMENDED: readonly Check[] = [oddThing,');
  expect(files.get('lib/diagnostics/check-codes.ts')).toContain("'odd-thing': {");
  expect(files.get('lib/checks/odd-thing/check.ts')).toContain("builtIn('odd-thing'");
});

test.each([
  ['no name', undefined],
  ['capitals', 'Odd-Thing'],
  ['one word', 'odd'],
  ['the name of a check', 'host-bits'],
  ['another code', 'manifest-unreadable'],
  ['a path', '../odd-thing'],
])('refuses %s', (_title, id) => {
  expect(problemOf(id)).toEqual(expect.any(String));
});

test('takes what is free', () => {
  expect(problemOf('odd-thing')).toBeUndefined();
});
