import { progressLine } from '../../lib/cli/progress';
import type { Sink } from '../../lib/cli/io';

/** A standard error and a clock, and what was written to the one by the other. */
function surroundings(isTerminal: boolean) {
  const texts: string[] = [];
  let time = 0;
  const stderr: Sink = {
    isTerminal,
    isOpen: true,
    write: (text) => {
      texts.push(text);
      return Promise.resolve();
    },
  };
  const line = progressLine({ stderr, now: () => new Date(time) });
  return {
    texts,
    clear: line.clear,
    at: (milliseconds: number, done: number, total = 100) => {
      time = milliseconds;
      line.update({ stage: 'reading', done, total });
    },
  };
}

test('nothing is said where nobody sits', () => {
  const { texts, at, clear } = surroundings(false);
  at(0, 1);
  at(5000, 50);
  clear();
  expect(texts).toEqual([]);
});

test('nothing is said within the first second', () => {
  const { texts, at, clear } = surroundings(true);
  at(0, 1);
  at(999, 99);
  clear();
  expect(texts).toEqual([]);
});

test('after a second the line says how far it is, not too often, and goes away', () => {
  const { texts, at, clear } = surroundings(true);
  at(1000, 25);
  at(1050, 26);
  at(1100, 50);
  clear();
  expect(texts.map((text) => /(\d+) % (\w+)/.exec(text)?.slice(1))).toEqual([
    ['25', 'reading'],
    ['50', 'reading'],
    undefined,
  ]);
  const [first, , last] = texts;
  expect(first.startsWith(last)).toBe(true);
  expect(first).not.toContain('\n');
});

test.each([
  [0, 0, '100'],
  [150, 100, '100'],
  [0, 100, '0'],
])('%i of %i is %s %%', (done, total, share) => {
  const { texts, at } = surroundings(true);
  at(2000, done, total);
  expect(/(\d+) %/.exec(texts.join(''))?.[1]).toBe(share);
});

test('a line that was cleared is not cleared again', () => {
  const { texts, at, clear } = surroundings(true);
  at(2000, 1);
  clear();
  clear();
  expect(texts).toHaveLength(2);
});
