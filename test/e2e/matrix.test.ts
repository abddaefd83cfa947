import { drawMatrix } from './matrix';

function deniedCells(...lines: string[]): string[] {
  return drawMatrix(lines)
    .filter(({ answer }) => answer === 'denied')
    .map(({ from, to }) => `${from} ${to}`);
}

test('without lines everybody reaches everybody else', () => {
  const cells = drawMatrix([]);
  expect(cells).toHaveLength(72);
  expect(new Set(cells.map(({ from, to }) => `${from} ${to}`)).size).toBe(72);
  expect(cells.filter(({ from, to }) => from === to)).toEqual([]);
  expect(deniedCells()).toEqual([]);
});

test.each([
  ['denied x/a -> y/b', ['x/a y/b']],
  ['denied x/* -> y/b', ['x/a y/b', 'x/b y/b', 'x/c y/b']],
  ['denied */b -> y/b', ['x/b y/b', 'z/b y/b']],
  ['denied x/a -> z/*', ['x/a z/a', 'x/a z/b', 'x/a z/c']],
  ['denied */* -> x/a', ['x/b', 'x/c', 'y/a', 'y/b', 'y/c', 'z/a', 'z/b', 'z/c'].map((from) => `${from} x/a`)],
  ['denied * -> x/a', ['x/b', 'x/c', 'y/a', 'y/b', 'y/c', 'z/a', 'z/b', 'z/c'].map((from) => `${from} x/a`)],
])('%s', (line, denied) => {
  expect(deniedCells(line)).toEqual(denied);
});

test('the last line has the last word', () => {
  expect(deniedCells('denied x/* -> y/b', 'allowed x/b -> y/b')).toEqual(['x/a y/b', 'x/c y/b']);
});

test.each([
  'denied x/a to y/b',
  'refused x/a -> y/b',
  'denied w/a -> y/b',
  'denied x/d -> y/b',
  'denied x -> y/b',
  'denied x/a -> y/b now',
])('%s is no line', (line) => {
  expect(() => drawMatrix([line])).toThrow(/is no line of a matrix/);
});

test.each([[['allowed x/a -> y/b']], [['denied x/a -> x/a']], [['denied x/* -> *', 'denied x/a -> y/b']]])(
  'a line without effect is a mistake: %s',
  (lines) => {
    expect(() => drawMatrix(lines)).toThrow(/changes nothing/);
  },
);
