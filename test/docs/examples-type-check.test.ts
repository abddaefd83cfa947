/** One program for the examples of all pages, because loading the types costs more than checking them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkExample } from './check-example';
import { patternPrograms } from './pattern-programs';
import { examplesOf, typeErrorsOf, type Files } from '../support/markdown-examples';

const read = (page: string): string => readFileSync(join(__dirname, '../../docs', page), 'utf8');

function examplesIn(page: string): Files {
  return Object.fromEntries(examplesOf(read(page)).map(({ file = '', code }) => [file, code]));
}

/** The examples of each page, which import each other and nothing of other pages. */
const PAGES: Readonly<Record<string, Files>> = {
  patterns: Object.fromEntries(patternPrograms(read('patterns.md')).map(({ line, code }) => [`line-${line}.ts`, code])),
  'writing-patterns': examplesIn('writing-patterns.md'),
  reachability: examplesIn('reachability.md'),
  'writing-checks': { 'acme-checks.ts': checkExample(read('writing-checks.md')) },
};

test('every example of every page type-checks', () => {
  const files = Object.entries(PAGES).flatMap(([page, examples]) =>
    Object.entries(examples).map(([file, code]) => [`${page}/${file}`, code] as const),
  );
  expect(files.length).toBeGreaterThan(30);
  expect(typeErrorsOf(Object.fromEntries(files))).toEqual([]);
});
