import { Random } from '../../bench/cluster/random';

/** The generator as it was published, on signed numbers. */
function mulberry32(seed: number): () => number {
  let a = seed;
  return () => {
    a |= 0;
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

test.each([0, 1, 5413, 2 ** 32 - 1])('seed %i gives the numbers of mulberry32', (seed) => {
  const random = new Random(seed);
  const reference = mulberry32(seed);
  for (let round = 0; round < 1000; round++) expect(random.fraction()).toBe(reference());
});

test('integers fill their interval, ends included', () => {
  const random = new Random(7);
  const drawn = new Set(Array.from({ length: 500 }, () => random.integer(3, 6)));
  expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
});

test('items come as often as they weigh', () => {
  const random = new Random(7);
  const items = [
    { name: 'never', weight: 0 },
    { name: 'rare', weight: 1 },
    { name: 'often', weight: 3 },
  ];
  const drawn = Array.from({ length: 8000 }, () => random.weighted(items).name);
  const count = (name: string): number => drawn.filter((each) => each === name).length;
  expect(count('never')).toBe(0);
  expect(count('often') / count('rare')).toBeGreaterThan(2.7);
  expect(count('often') / count('rare')).toBeLessThan(3.3);
});
