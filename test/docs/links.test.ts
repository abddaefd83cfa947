import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Pages that people write; the API reference is generated with its links. */
function pages(): string[] {
  const inFolder = (folder: string): string[] =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name));
  return [...inFolder('.'), ...inFolder('docs'), ...inFolder('docs/decisions')];
}

function linksOf(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8').replaceAll(/```[^]*?```/g, '');
  return [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1]).filter((link) => !link.includes('://'));
}

test.each(pages())('every link of %s leads to a file', (page) => {
  expect(linksOf(page).filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([]);
});

test('every rule id that the code refers to is explained', () => {
  const explained = new Set(readFileSync(join(ROOT, 'docs/rules.md'), 'utf8').match(/\*\*[SVYT]\d+[a-c]?\*\*/g));
  const sources = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const missing = sources.flatMap((name) => {
    const text = readFileSync(join(ROOT, 'lib', name), 'utf8');
    return [...text.matchAll(/\b([SVYT][1-9]\d?[a-c]?)\b(?=[,) :;.]| to )/g)]
      .filter(([, id]) => !explained.has(`**${id}**`))
      .map(([, id]) => `${name}: ${id}`);
  });
  expect(sources.length).toBeGreaterThan(50);
  expect(missing).toEqual([]);
});
