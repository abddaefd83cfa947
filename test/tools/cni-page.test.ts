import { cniMatrix } from '../../lib';
import { cniPage } from '../../tools/generate-cni-page';

const page = cniPage();
const { rows, columns } = cniMatrix();

test('each plugin has a row that links to its section, in the order of the matrix', () => {
  expect([...page.matchAll(/^\| \[(.*?)\]\(#\1\) \|/gm)].map(([, name]) => name)).toEqual(rows.map(({ name }) => name));
  const sections = [...page.matchAll(/^## (\S+)$/gm)].map(([, name]) => name);
  expect(sections).toEqual(rows.map(({ name }) => name));
});

test.each(rows.map((row) => [row.name, row] as const))(
  'the section of %s says each value with its sources',
  (name, row) => {
    const section = page.slice(page.indexOf(`\n## ${name}\n`)).split('\n## ')[1];
    for (const alias of row.aliases) expect(section).toContain(`\`${alias}\``);
    for (const [index, { value, sources }] of row.cells.entries()) {
      const line = section.split('\n').find((text) => text.startsWith(`| ${columns[index].title} | ${value}`));
      for (const source of sources) expect(line).toContain(source.replaceAll('_', '\\_'));
    }
  },
);

test('no table is broken by what stands in a cell', () => {
  for (const line of page.split('\n').filter((text) => text.startsWith('|'))) {
    expect([columns.length + 2, 5]).toContain(line.split(/(?<!\\)\|/).length - 1);
  }
});
