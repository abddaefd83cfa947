import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageOf } from '../../bench/page';

const both = pageOf({ synthesis: 'old synthesis', reachability: 'old reachability\n\n- a list\n' }, '');

test('a part that was not measured stays as it is', () => {
  const page = pageOf({ reachability: 'new reachability' }, both);
  expect(page).toContain('old synthesis');
  expect(page).toContain('new reachability');
  expect(page).not.toContain('old reachability');
});

test('parts keep their order, whichever is measured first', () => {
  const first = pageOf({ reachability: 'old reachability\n\n- a list\n' }, '');
  expect(pageOf({ synthesis: 'old synthesis' }, first)).toBe(both);
});

test('writing the same page again changes nothing', () => {
  expect(pageOf({}, both)).toBe(both);
});

test('the page in docs/ has parts that can be written one without the other', () => {
  const page = readFileSync(join(__dirname, '../../docs/benchmarks.md'), 'utf8');
  expect(pageOf({}, page)).toBe(page);
});
