/**
 * A check is a folder: its code, its documentation with examples, its tests. Here each documentation is held against the
 * code: what it says is bad is found, what it says is good is not.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN, STRICT } from '../../lib/checks/registry';
import { checkCodes } from '../../lib/diagnostics/check-codes';
import { checkYaml, optionsOf } from './run-example';

const folder = join(__dirname, '..', '..', 'lib', 'checks');
const SECTIONS = ['Bad', 'Good', 'When to acknowledge'];
const ids = BUILT_IN.map(({ id }) => id);
const strict = new Set(STRICT.map(({ id }) => id));

const pageOf = (id: string): string => readFileSync(join(folder, id, 'README.md'), 'utf8');

/** The YAML below a heading. */
function examplesOf(id: string, heading: string): string[] {
  const [, section = ''] = pageOf(id).split(`\n## ${heading}\n`);
  const [text] = section.split('\n## ');
  return [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml);
}

const codesIn = (id: string, yaml: string): string[] => [
  ...new Set(
    checkYaml(yaml, { ...optionsOf(yaml), preset: strict.has(id) ? 'strict' : 'recommended' }).diagnostics.map(
      ({ code }) => code,
    ),
  ),
];

test('every code of a check has its check, its folder and its tests, and nothing else is there', () => {
  const folders = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory() && name !== 'config');
  expect([...ids].sort()).toEqual(Object.keys(checkCodes).sort());
  expect(folders.sort()).toEqual([...ids].sort());
  expect(ids.filter((id) => !existsSync(join(__dirname, `${id}.test.ts`)))).toEqual([]);
});

test.each(ids)('%s: the page has the title of the code and every section', (id) => {
  const page = pageOf(id);
  const { title } = checkCodes[id as keyof typeof checkCodes];
  expect(page.split('\n')[0]).toBe(`# ${id}`);
  expect(page.split('\n')[2]).toBe(`${title.charAt(0).toUpperCase()}${title.slice(1)}.`);
  expect([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(SECTIONS);
});

describe.each(ids)('%s', (id) => {
  test('what is bad is found, and nothing else', () => {
    const bad = examplesOf(id, 'Bad');
    expect(bad.length).toBeGreaterThan(0);
    for (const yaml of bad) expect(codesIn(id, yaml)).toEqual([id]);
  });

  test('what is good is not', () => {
    const good = examplesOf(id, 'Good');
    expect(good.length).toBeGreaterThan(0);
    for (const yaml of good) expect(codesIn(id, yaml)).toEqual([]);
  });
});
