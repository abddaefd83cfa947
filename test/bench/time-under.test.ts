import { timeUnder } from '../../bench/time-under';

function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) Math.sqrt(end);
}

function innerWork(): void {
  spin(80);
}

function measuredWork(): void {
  innerWork();
  spin(40);
}

test('the time of a function holds what it calls, and not what comes before and after', () => {
  const start = performance.now();
  const time = timeUnder('measuredWork', () => {
    spin(100);
    measuredWork();
    spin(100);
  });
  expect(time).toBeGreaterThan(90);
  expect(time).toBeLessThan(performance.now() - start - 180);
});

test('a function that never runs is no 0', () => {
  expect(() => timeUnder('noSuchFunction', measuredWork)).toThrow('noSuchFunction');
});
