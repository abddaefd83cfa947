import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { netpol } from '../cli/terminal';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/pipelines.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, text]) => text);

test('every snippet is YAML', () => {
  expect(blocks('yaml')).toHaveLength(3);
  for (const text of blocks('yaml')) expect(parse(text)).toEqual(expect.any(Object));
});

/** What follows `netpol` in each command of the page. */
const commands = [...page.matchAll(/npx netpol (check[^\n`]*)/g)].map(([, args]) => args.trim());

test.each(commands)('netpol %s is a command', async (command) => {
  const argv = command.replace('k8s/', join(root, 'dist/P01')).split(' ');
  const isWhole = argv.length > 1;
  const { code, stderr } = await netpol(isWhole ? argv.flatMap(withoutFile) : [...argv, '-'], {
    stdin: readFileSync(join(root, 'dist/P01/backend.k8s.yaml'), 'utf8'),
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

/** Nothing is written where the tests run. */
function withoutFile(word: string, index: number, argv: readonly string[]): string[] {
  return word === '--out' || argv[index - 1] === '--out' ? [] : [word];
}
