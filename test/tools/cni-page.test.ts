import { cniMatrix } from '../../lib';
import { cniPage } from '../../tools/generate-cni-page';
import { textsOfTables } from '../report/tables-of';

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
    const [, ...lines] = textsOfTables(section)[0];
    for (const [index, { value, sources }] of row.cells.entries()) {
      expect(lines[index][0]).toBe(columns[index].title);
      expect(lines[index][1]).toMatch(new RegExp(`^${value}( since|$)`));
      for (const source of sources) expect(lines[index][3]).toContain(source);
    }
  },
);

test('no table is broken by what stands in a cell', () => {
  for (const line of page.split('\n').filter((text) => text.startsWith('|'))) {
    expect([columns.length + 2, 5]).toContain(line.split(/(?<!\\)\|/).length - 1);
  }
});
