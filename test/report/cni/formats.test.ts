import { CNI_PROFILES, cniMatrix, cniProfile } from 'cdk8s-netpol';
import { cniProfileDocument } from '../../../lib/cni/cni-profile-document';
import { CNI_MATRIX_FORMATS, CNI_PROFILE_FORMATS } from '../../../lib/report/cni-report';
import { PLAIN } from '../../../lib/report/style';
import { widthOf } from '../../../lib/report/text-width';
import { MARKED, withoutMarks } from '../marks';
import { textsOfTables } from '../tables-of';
import { textTables } from '../text-tables';

const matrix = cniMatrix();
const features = matrix.columns.map(({ title }) => title);

/** What a reader has to find where a cell has a value. */
const WORDS = { supported: 'yes', 'not supported': 'no', limited: 'limited', 'not known': 'not known' } as const;

/** The words of each plugin, feature by feature. */
const WANTED = Object.fromEntries(
  matrix.rows.map(({ name, cells }) => [
    name,
    cells.map(({ value, since }) => {
      if (since === undefined) return WORDS[value];
      return [value === 'supported' ? [] : WORDS[value], 'since', since].flat().join(' ');
    }),
  ]),
);

describe('the matrix', () => {
  test.each([undefined, 60, 80, 200])('as text in %p columns has each plugin once, with its words', (width) => {
    const text = CNI_MATRIX_FORMATS.text(matrix, { style: PLAIN, width });
    const found = textTables(text).flatMap(([[, ...plugins], ...rows]) => {
      expect(rows.map(([feature]) => feature)).toEqual(features);
      return plugins.map((plugin, column) => [plugin, rows.map((row) => row[column + 1])]);
    });
    expect(found).toEqual(Object.entries(WANTED));
    if (width !== undefined) expect(text.split('\n').filter((line) => widthOf(line) > width)).toEqual([]);
  });

  test('as markdown has a plugin a row', () => {
    const [[head, ...rows]] = textsOfTables(CNI_MATRIX_FORMATS.markdown(matrix, { style: PLAIN }));
    expect(head).toEqual(['plugin', ...features]);
    expect(rows).toEqual(Object.entries(WANTED).map(([name, words]) => [name, ...words]));
  });

  test('marks change nothing but themselves', () => {
    const text = CNI_MATRIX_FORMATS.text(matrix, { style: PLAIN, width: 80 });
    expect(withoutMarks(CNI_MATRIX_FORMATS.text(matrix, { style: MARKED, width: 80 }))).toBe(text);
  });
});

describe.each([...Object.keys(CNI_PROFILES), 'cilium@1.15', 'cilium@1.16', 'aws-vpc-cni@1.13'])('%s', (plugin) => {
  const profile = cniProfileDocument(cniProfile(plugin));
  const { capabilities, remarks, sources } = {
    ...profile,
    sources: [...profile.capabilities, ...profile.remarks].flatMap((each) => [...each.sources]),
  };

  test('as text has a paragraph for each feature, with everything that is known', () => {
    const [heading, ...paragraphs] = CNI_PROFILE_FORMATS.text(profile, { style: PLAIN }).trimEnd().split('\n\n');
    expect(heading).toBe([profile.title, profile.version ?? []].flat().join(' '));
    const wanted = [
      ...capabilities.map(({ featureTitle, value, note, consequence, sources: own }) =>
        [
          `${featureTitle}: ${WORDS[value]}`,
          ...[note ?? [], consequence ?? [], own.map((source) => `source: ${source}`)].flat(),
        ].join('\n  '),
      ),
      ...remarks.map(({ text, sources: own }) =>
        [`note: ${text}`, ...own.map((each) => `source: ${each}`)].join('\n  '),
      ),
    ];
    expect(paragraphs).toEqual(wanted);
  });

  test('as text fits into 80 columns', () => {
    const text = CNI_PROFILE_FORMATS.text(profile, { style: PLAIN, width: 80 });
    expect(text.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
    expect(withoutMarks(CNI_PROFILE_FORMATS.text(profile, { style: MARKED, width: 80 }))).toBe(text);
  });

  test('as markdown has a row for each feature, and all remarks and sources', () => {
    const text = CNI_PROFILE_FORMATS.markdown(profile, { style: PLAIN });
    const [[, ...rows]] = textsOfTables(text);
    expect(rows).toEqual(
      capabilities.map(({ featureTitle, value, note, consequence, sources: own }) => [
        ...[featureTitle, WORDS[value]],
        ...[[note ?? [], consequence ?? []].flat().join('\n'), own.join('; ')],
      ]),
    );
    expect(text.match(/^- /gm) ?? []).toHaveLength(remarks.length);
    for (const issue of sources.filter((source) => /^[\w.-]+\/[\w.-]+#\d+$/.test(source))) {
      expect(text).toContain(`](https://github.com/${issue.replace('#', '/issues/')})`);
    }
  });
});
