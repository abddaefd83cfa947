import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECOMMENDED, STRICT } from '../../../lib/checks/registry';
import { CODES, type CodeDescription } from '../../../lib/diagnostics/codes';
import { CHECKS_FORMATS, checksDocument, CODE_FORMATS, codeDocument } from '../../../lib/report/checks-report';
import { PLAIN } from '../../../lib/report/style';
import { widthOf } from '../../../lib/report/text-width';
import { MARKED, withoutMarks } from '../marks';
import { textTables } from '../text-tables';

const custom = { id: 'acme/any', severity: 'info', title: 'anything', why: 'w', fix: 'f' } as const;
const document = checksDocument({ recommended: RECOMMENDED, strict: STRICT, custom: [custom] });

describe('the list', () => {
  test('has every check, with the least preset that it is in', () => {
    expect(document.checks.map(({ id, preset }) => [id, preset])).toEqual([
      ...RECOMMENDED.map(({ id }) => [id, 'recommended']),
      ...STRICT.map(({ id }) => [id, 'strict']),
      ['acme/any', 'custom'],
    ]);
    expect(JSON.parse(CHECKS_FORMATS.json(document, { style: PLAIN }))).toEqual(document);
  });

  test('as text has a table for each preset, with a row for each check', () => {
    const tables = textTables(CHECKS_FORMATS.text(document, { style: PLAIN }));
    expect(tables.map(([, ...rows]) => rows)).toEqual(
      [RECOMMENDED, STRICT, [custom]].map((checks) => checks.map(({ id, severity, title }) => [id, severity, title])),
    );
  });

  test('as text fits into 80 columns, with no name of a check broken', () => {
    const text = CHECKS_FORMATS.text(document, { style: PLAIN, width: 80 });
    expect(text.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
    for (const { id } of document.checks) expect(text).toMatch(new RegExp(`^${id} `, 'm'));
    expect(withoutMarks(CHECKS_FORMATS.text(document, { style: MARKED, width: 80 }))).toBe(text);
  });
});

/** Without what breaking lines, and showing code and headings, may change. */
const squeezed = (text: string): string => text.replace(/[\s`#]/g, '');

test.each(Object.entries<CodeDescription>(CODES))('%s is explained in 80 columns', (code, description) => {
  const explained = codeDocument(code, description);
  const text = CODE_FORMATS.text(explained, { style: PLAIN, width: 80 });
  expect(text.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
  const { severity, title, why, fix } = description;
  expect(squeezed(text)).toBe(squeezed(`${code} (${severity}) ${title} Why it matters: ${why} What to do: ${fix}`));
  expect(JSON.parse(CODE_FORMATS.json(explained, { style: PLAIN }))).toEqual({
    schemaVersion: 'cdk8s-netpol/code/v1',
    ...{ id: code, severity, title, why, fix },
  });
});

const folder = join(__dirname, '../../../docs/checks');
const pages = readdirSync(folder).filter((file) => file !== 'README.md');

test.each(pages)('the page %s keeps its words, and its prose fits into 80 columns', (file) => {
  const page = readFileSync(join(folder, file), 'utf8');
  const id = file.replace('.md', '') as keyof typeof CODES;
  const textIn = (width?: number): string =>
    CODE_FORMATS.text(codeDocument(id, CODES[id]), { style: PLAIN, width, page });
  const shown = page.replace(/<!--.*-->/g, '').replace(/^```.*$/gm, '');
  expect(squeezed(textIn(80))).toBe(squeezed(shown));
  expect(squeezed(textIn())).toBe(squeezed(shown));
  const code = Array.from(page.matchAll(/^```\w*\n(.*?)^```/gms), ([, lines]) => lines.trimEnd().split('\n')).flat();
  const indented = code.map((line) => (line === '' ? '' : `    ${line}`));
  const lines = textIn(80).split('\n');
  expect(lines).toEqual(expect.arrayContaining(indented));
  expect(lines.filter((line) => widthOf(line) > 80 && !indented.includes(line))).toEqual([]);
});

test('a page of Markdown is reflowed paragraph by paragraph, with code and items as they are', () => {
  const page = ['# a', '', 'one `two three` four', 'five six seven', '', '- eight nine ten', '  eleven', '- twelve'];
  const code = ['', '```yaml', 'key: a value that is longer than the screen', '', '- item', '```', ''];
  const text = CODE_FORMATS.text(codeDocument('host-bits', CODES['host-bits']), {
    ...{ style: PLAIN, width: 20 },
    page: [...page, ...code].join('\n'),
  });
  expect(text.split('\n')).toEqual([
    ...['a', '', 'one two three four', 'five six seven', '', '- eight nine ten', '  eleven', '- twelve'],
    ...['', '    key: a value that is longer than the screen', '', '    - item', ''],
  ]);
});
