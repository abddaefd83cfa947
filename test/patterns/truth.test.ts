/** What each pattern allows and denies. */
import { describeTruth } from '../support/describe-truth';
import { manifestsOf, unnoticedMistakes } from '../support/truth-answers';
import { buildPattern, PATTERNS } from './pattern-apps';
import { TRUTH, UNNOTICED } from './truth';

describe.each(PATTERNS)('$id', (row) => {
  const tables = TRUTH[row.id];
  describeTruth(tables, () => buildPattern(row));

  test('a mistake in any of its policies is noticed, unless it changes nothing', async () => {
    const manifests = manifestsOf(await buildPattern(row));
    expect(unnoticedMistakes(tables, manifests).sort()).toEqual([...(UNNOTICED[row.id] ?? [])].sort());
  });
});

test('there are tables for the patterns and for nothing else', () => {
  const ids = PATTERNS.map(({ id }) => id);
  expect(Object.keys(TRUTH).sort()).toEqual([...ids].sort());
  expect(Object.keys(UNNOTICED).filter((id) => !ids.includes(id))).toEqual([]);
});
