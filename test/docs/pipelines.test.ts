import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PIPELINES, type Pipeline } from '../../lib/cli/pipelines';
import { version } from '../../package.json';
import { netpol } from '../cli/terminal';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/pipelines.md'), 'utf8');
const snippets = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text]) => text);

test('every snippet is YAML', () => {
  expect(snippets).toHaveLength(4);
  for (const text of snippets) expect(parse(text)).toEqual(expect.any(Object));
});

test.each(Object.keys(PIPELINES) as Pipeline[])('the snippet for %s is what netpol init gives', (name) => {
  const shown = new RegExp(`<!-- pipeline:${name} -->\\n\\n\`\`\`yaml\\n([^]*?)\`\`\``).exec(page)?.[1];
  expect(shown).toBe(PIPELINES[name].text(version));
  expect(page).toContain(`\`netpol init --ci ${name}\``);
  expect(page).toContain(`\`${PIPELINES[name].file}\``);
});

/** What follows the program in each command of the page. */
const commands = [...page.matchAll(/(?:netpol|cdk8s-netpol@[\d.]+) (check [^\n`]*)/g)].map(([, args]) => args.trim());

test.each(commands)('netpol %s is a command', async (command) => {
  const argv = command.replace('k8s/', join(root, 'dist/P01')).split(' ');
  const { code, stderr } = await netpol(argv.flatMap(withoutFile), {
    stdin: readFileSync(join(root, 'dist/P01/backend.k8s.yaml'), 'utf8'),
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('the commands of the page were found', () => {
  expect(commands).toHaveLength(7);
});

/** Nothing is written where the tests run. */
function withoutFile(word: string, index: number, argv: readonly string[]): string[] {
  return word === '--out' || argv[index - 1] === '--out' ? [] : [word];
}
