import fc from 'fast-check';
import { PLAIN, type Style } from '../../lib/report/style';
import { renderTable } from '../../lib/report/table';
import { hangingLines, widthOf, wrap } from '../../lib/report/text-width';

const rows = [
  ['shop/Deployment/web', '8080/TCP', 'yes'],
  ['日本/Deployment/店', '53/UDP', 'no'],
  ['e\u0301/Pod/x', '', 'nothing is known of it'],
];

test('columns begin at the same place in every line, whatever the width of the characters', () => {
  const lines = renderTable(['Endpoint', 'Ports', 'Isolated'], rows, PLAIN).split('\n');
  expect(lines.map((line) => widthOf(line.slice(0, line.search(/(?<= {2}|─ )(Isol|──+$|yes|no)/))))).toEqual([
    31, 31, 31, 31, 31,
  ]);
  expect(lines).toHaveLength(2 + rows.length);
});

test.each([30, 40, 60])('a table is no wider than %d columns, and says the same', (width) => {
  const text = renderTable(['Endpoint', 'Ports', 'Isolated'], rows, PLAIN, { width, indent: 2 });
  expect(Math.max(...text.split('\n').map(widthOf))).toBeLessThanOrEqual(width);
  const letters = (all: string): string => Array.from(all.replace(/[\s─]/g, '')).sort().join('');
  expect(letters(text)).toBe(letters(['Endpoint', 'Ports', 'Isolated', ...rows.flat()].join('')));
});

test('marks take no room', () => {
  const mark = (text: string): string => `\u001b[1m${text}\u001b[0m`;
  const style: Style = { ...PLAIN, bold: mark, dim: mark };
  const painted = renderTable(
    ['Endpoint', 'Ports', 'Isolated'],
    rows.map((row) => row.map((text) => ({ text, paint: mark }))),
    style,
  );

  expect(painted.replace(/\u001b\[\d+m/g, '').replace(/ +$/gm, '')).toBe(
    renderTable(['Endpoint', 'Ports', 'Isolated'], rows, PLAIN),
  );
});

test('a line break begins a new line in a field', () => {
  const [, , first, second] = renderTable(['a', 'b'], [['1\n2', '3']], PLAIN).split('\n');
  expect([first, second]).toEqual(['1  3', '2']);
});

test('room is taken between words as long as there is any, and only then within words', () => {
  const wide = [['monitoring/Deployment/prometheus', '53/TCP 53/UDP', 'all']];
  const at = (width: number): string[] =>
    renderTable(['endpoint', 'to every address', 'from every pod'], wide, PLAIN, { width }).split('\n');
  expect(at(54)).toEqual([
    'endpoint                          to every   from',
    '                                  address    every pod',
    '────────────────────────────────  ─────────  ─────────',
    'monitoring/Deployment/prometheus  53/TCP     all',
    '                                  53/UDP',
  ]);
  expect(at(44).slice(-2)).toEqual(['monitoring/Deployment/    53/TCP    all', 'prometheus                53/UDP']);
});

test.each([
  ['with several lines in a row', [['1\n2'], ['3']], ['a', '─', '1', '2', '', '3']],
  ['with one line in each row', [['1'], ['3']], ['a', '─', '1', '3']],
])('rows that are to be spaced, %s', (_, spaced, lines) => {
  expect(renderTable(['a'], spaced, PLAIN, { isSpaced: true }).split('\n')).toEqual(lines);
});

test('no rows are a header', () => {
  expect(renderTable(['a', 'bc'], [], PLAIN)).toBe('a  bc\n─  ──');
});

describe('wrap', () => {
  test.each([
    ['one two three', 7, ['one two', 'three']],
    ['shop/Deployment/web', 12, ['shop/', 'Deployment/', 'web']],
    ['aaaaaaaa', 3, ['aaa', 'aaa', 'aa']],
    ['日本語', 4, ['日本', '語']],
    ['', 4, ['']],
  ])('%s in %d columns', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  test('every line fits, and nothing but spaces is lost', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '/', ',', '日', 'e\u0301', 'long'), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 30 }), (given, width) => {
        const lines = wrap(given, width);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(given.replaceAll(' ', ''));
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ['  a b', 40, ['  a b']],
  ['  one two three four five', 22, ['  one two three four', '      five']],
  [
    `${' '.repeat(30)}one two three four five six`,
    40,
    [`${' '.repeat(30)}one two three four`, `${' '.repeat(34)}five six`],
  ],
])('%j hangs in %d columns', (line, width, lines) => {
  expect(hangingLines(line, width)).toEqual(lines);
});
