/** Each rule of the API server and of its YAML has files of which `netpol check` says exactly what they say themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { netpol } from './terminal';

const FIXTURES = join(__dirname, '../fixtures');

/** V1 to V7 and so on, of the two parts on validation and decoding; V8, V9 and others were never given out. */
const RULES = [
  ...numbered('V', [1, 7], [10, 17], [20, 28], [30, 38], [40, 41], [45, 47], [50, 63]),
  ...numbered('Y', [1, 22]),
];

/** Rules of which no file can tell, and why. */
const WITHOUT_FIXTURE: Readonly<Record<string, string>> = {
  V7: 'about an update of an object: test/validation/update.test.ts',
  V37: 'about an update of an object: test/validation/update.test.ts',
  V45: 'an object of 3 MiB: test/validation/spec-rows.ts makes one',
  V46: 'about kubectl apply; the limit is that of V6',
  V47: 'says that there is no limit: test/validation/spec-rows.ts has thousands of rules',
  Y2: 'says who reads what',
  Y15: 'says how other parsers read; Y8, Y9 and Y19 have the files',
  Y21: 'says which version was looked at',
  Y22: 'about programs written in Go',
};

const files = readdirSync(join(FIXTURES, 'rules')).sort();

test.each(files)('%s', async (file) => {
  const path = join(FIXTURES, 'rules', file);
  const text = readFileSync(path, 'utf8');
  const expected = [...text.matchAll(/^\ufeff?# expects: (.*?)\r?$/gm)].map(([, each]) => each);
  const preset = /^# preset: strict$/m.test(text) ? ['--config', join(FIXTURES, 'strict.config.yaml')] : [];
  const { stdout } = await netpol(['check', path, '-o', 'json', ...preset]);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { line: number; code: string; path?: string }[] };
  expect(diagnostics.map((each) => [each.line, each.code, each.path].join(' ').trim())).toEqual(expected);
});

test('every rule has a file, or a reason for having none', () => {
  const covered = new Set(files.map((file) => file.split('-', 1)[0]));
  expect(RULES.filter((rule) => !covered.has(rule) && !Object.hasOwn(WITHOUT_FIXTURE, rule))).toEqual([]);
  expect([...covered, ...Object.keys(WITHOUT_FIXTURE)].filter((rule) => !RULES.includes(rule))).toEqual([]);
  expect(Object.keys(WITHOUT_FIXTURE).filter((rule) => covered.has(rule))).toEqual([]);
});

function numbered(letter: string, ...spans: readonly (readonly [number, number])[]): string[] {
  return spans.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => `${letter}${first + i}`));
}
