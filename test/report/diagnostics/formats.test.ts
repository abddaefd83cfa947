import Ajv from 'ajv';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { MissingInput } from '../../../lib/checks/check';
import type { SkippedCheck } from '../../../lib/checks/run-checks';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DIAGNOSTICS_FORMATS,
  type DiagnosticsFormat,
  type DiagnosticsReport,
} from '../../../lib/report/diagnostics-report';
import { PLAIN, type Style } from '../../../lib/report/style';
import { MARKED, withoutMarks } from '../marks';
import { CLEAN, FINDINGS, lineOf, SAMPLE } from '../sample-report';
import { tablesOf } from '../tables-of';
import { sarifFaults } from './sarif-faults';

const ENDINGS: Record<DiagnosticsFormat, string> = {
  text: 'txt',
  json: 'json',
  sarif: 'sarif',
  junit: 'xml',
  github: 'github.txt',
  markdown: 'md',
};
const FORMATS = Object.keys(ENDINGS) as DiagnosticsFormat[];

function render(format: DiagnosticsFormat, report: DiagnosticsReport = SAMPLE, style: Style = PLAIN): string {
  return DIAGNOSTICS_FORMATS[format](report, { style, lineOf, width: 100 });
}

describe.each(FORMATS)('%s', (format) => {
  test.each([
    ['findings', SAMPLE],
    ['clean', CLEAN],
  ])('%s are as the file shows', (name, report) => {
    expect(render(format, report)).toMatchFile(join(__dirname, 'snapshots', `${name}.${ENDINGS[format]}`));
  });

  test('is the same for the same findings in another order, and ends with one line break', () => {
    const text = render(format);
    expect(render(format, { ...SAMPLE, diagnostics: [...FINDINGS].reverse() })).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
  });
});

describe('text', () => {
  test('the caret stands under the column, behind tabs, wide characters and what was cut away', () => {
    const lines = ['\tkey: x', '日本: x', `${'a'.repeat(500)} x`, `${'日'.repeat(101)} x${' y'.repeat(500)}`];
    for (const line of lines) {
      const text = DIAGNOSTICS_FORMATS.text(
        {
          ...SAMPLE,
          diagnostics: [{ ...FINDINGS[0], file: 'a', line: 1, column: line.indexOf('x') + 1 }],
        },
        { style: PLAIN, lineOf: (_, number) => (number === 1 ? line : undefined) },
      ).split('\n');
      const caret = text.findIndex((each) => each.endsWith('^'));
      const above = text[caret - 1];
      const before = above.slice(0, above.indexOf('x'));
      expect(text[caret].indexOf('^')).toBe(before.length + (before.match(/[日本]/g) ?? []).length);
      expect(above.length).toBeLessThanOrEqual(100);
    }
  });

  test('every line fits into the width', () => {
    for (const width of [40, 60, 80]) {
      const text = DIAGNOSTICS_FORMATS.text(SAMPLE, { style: PLAIN, lineOf, width });
      const frames = /^ *\d+ \|/;
      const tooLong = text
        .split('\n')
        .filter((line) => line.length > width && !frames.test(line) && line.includes(' '));
      // Places and the hint have to stay whole.
      expect(tooLong.filter((line) => !/-->|^netpol|acknowledged/.test(line))).toEqual([]);
    }
  });

  test('marks change nothing but themselves', () => {
    expect(withoutMarks(render('text', SAMPLE, MARKED))).toBe(render('text'));
  });

  const skipped = (...needs: MissingInput[]): SkippedCheck => ({ check: `needs-${needs.join('-')}`, needs });

  test.each<[string, SkippedCheck[], string]>([
    ['nothing', [], ''],
    ['a network plugin or a day', [skipped('plugin'), skipped('today')], ''],
    ['pods', [skipped('workloads'), skipped('plugin')], '1 check did not run .* no pods .*: needs-workloads'],
    [
      'pods and namespaces',
      [skipped('namespaces'), skipped('workloads', 'namespaces')],
      '2 checks did not run .* no pods .* no Namespaces: needs-namespaces, needs-workloads-namespaces',
    ],
    ['what cannot be read', [skipped('complete-input')], '1 check did not run .* cannot be read: needs-complete-input'],
    [
      'pods, of many checks',
      Array.from({ length: 5 }, (_, i) => ({ ...skipped('workloads'), check: `c${i}` })),
      '5 checks did not run .*: c0, c1, c2 and 2 others',
    ],
  ])('says in one line which checks lacked %s', (_title, checks, line) => {
    const text = DIAGNOSTICS_FORMATS.text({ ...CLEAN, skipped: checks }, { style: PLAIN });
    const [summary, ...others] = text.trimEnd().split('\n');
    expect(summary).toMatch(/^nothing found/);
    expect(others).toEqual(line === '' ? [] : [expect.stringMatching(new RegExp(`^${line}$`))]);
  });

  test('without the files there are places and no frames', () => {
    const text = DIAGNOSTICS_FORMATS.text(SAMPLE, { style: PLAIN });
    expect(text).toContain('--> policies/shop.yaml:14:17\n');
    expect(text).not.toContain('|\n');
  });
});

const schema = readFileSync(join(__dirname, '../../../docs/schemas/diagnostics.schema.json'), 'utf8');
const validate = new Ajv({ strict: true, allErrors: true }).compile(JSON.parse(schema) as object);

function schemaFaults(document: unknown): unknown {
  validate(document);
  return validate.errors ?? [];
}

test('json is as its schema says, with the findings in order', () => {
  for (const report of [SAMPLE, CLEAN]) expect(schemaFaults(JSON.parse(render('json', report)))).toEqual([]);
  const { diagnostics, summary } = JSON.parse(render('json')) as { diagnostics: { line?: number }[]; summary: unknown };
  expect(diagnostics.map(({ line }) => line)).toEqual([12, 14, 19, undefined, undefined]);
  expect(diagnostics).toEqual(expect.arrayContaining(FINDINGS.map((each) => ({ ...each }))));
  expect(summary).toEqual({ errors: 2, warnings: 1, infos: 2, policies: 3, files: 4 });
  expect(validate({ schemaVersion: 'cdk8s-netpol/diagnostics/v1' })).toBe(false);
});

test('json says of each check that did not run what it lacked', () => {
  const skipped: SkippedCheck[] = [
    { check: 'dangling-peer', needs: ['complete-input'] },
    { check: 'acme/odd', needs: ['workloads', 'namespaces', 'plugin', 'today'] },
  ];
  const document = JSON.parse(render('json', { ...CLEAN, skipped })) as object;
  expect(document).toMatchObject({ skipped });
  expect(schemaFaults(document)).toEqual([]);
  expect(JSON.parse(render('json', { ...CLEAN, skipped: [] }))).not.toHaveProperty('skipped');
});

describe('sarif', () => {
  interface Result {
    ruleId: string;
    ruleIndex: number;
    level: string;
    partialFingerprints: Record<string, string>;
    locations: { physicalLocation: { artifactLocation: { uri: string }; region?: { startLine: number } } }[];
  }
  interface Run {
    results: Result[];
    tool: { driver: { rules: { id: string }[] } };
    invocations: { toolExecutionNotifications: unknown[] }[];
  }
  const runOf = (report: DiagnosticsReport): Run => (JSON.parse(render('sarif', report)) as { runs: [Run] }).runs[0];
  const idsOf = (report: DiagnosticsReport): string[] =>
    runOf(report).results.map(({ partialFingerprints }) => Object.values(partialFingerprints)[0]);

  test('is valid', () => {
    expect([SAMPLE, CLEAN].map((report) => sarifFaults(JSON.parse(render('sarif', report))))).toEqual([[], []]);
    expect(sarifFaults({ version: '2.1.0' })).not.toEqual([]);
  });

  test('every result has its rule and a place with a relative URI; the others are notifications', () => {
    const { results, tool, invocations } = runOf(SAMPLE);
    expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex].id)).toEqual(
      results.map(({ ruleId }) => ruleId),
    );
    expect(results.map(({ level }) => level)).toEqual(['warning', 'error', 'note', 'error']);
    expect(results.map(({ locations }) => locations[0].physicalLocation.artifactLocation.uri)).toEqual([
      'policies/shop.yaml',
      'policies/shop.yaml',
      'policies/shop.yaml',
      'policies/%C3%A4%C3%B6%C3%BC%20100%25.yaml',
    ]);
    expect(invocations[0].toolExecutionNotifications).toHaveLength(1);
  });

  test.each([
    ['./a/b.yaml', 'a/b.yaml', '%SRCROOT%'],
    ['../b.yaml', '../b.yaml', '%SRCROOT%'],
    ['/home/me/b.yaml', 'file:///home/me/b.yaml', undefined],
    ['C:/me/b.yaml', 'file:///C:/me/b.yaml', undefined],
    ['<stdin>', '%3Cstdin%3E', '%SRCROOT%'],
  ])('the URI of %s is %s', (file, uri, uriBaseId) => {
    const { results } = runOf({ ...SAMPLE, diagnostics: [{ ...FINDINGS[1], file }] });
    expect(results[0].locations[0].physicalLocation.artifactLocation).toEqual({ uri, uriBaseId });
  });

  test('a finding is known again after it has moved and was worded anew', () => {
    const moved = FINDINGS.map((finding) => ({
      ...finding,
      message: 'other words',
      ...(finding.line !== undefined && { line: finding.line + 7, column: 1 }),
    }));
    expect(idsOf({ ...SAMPLE, diagnostics: moved })).toEqual(idsOf(SAMPLE));
  });

  test('findings that differ have different fingerprints, and equal ones have numbers', () => {
    const twice = idsOf({ ...SAMPLE, diagnostics: [...FINDINGS, ...FINDINGS] });
    expect(new Set(twice).size).toBe(twice.length);
    const [finding] = FINDINGS.slice(2);
    const inside = { ...finding, path: 'a|b', subject: { ...finding.subject!, name: 'c' } };
    const outside = { ...finding, path: 'b', subject: { ...finding.subject!, name: 'c|a' } };
    expect(new Set(idsOf({ ...SAMPLE, diagnostics: [inside, outside] })).size).toBe(2);
  });
});

describe('junit', () => {
  interface Xml {
    testsuites: {
      tests: string;
      failures: string;
      testsuite: { name: string; tests: string; failures: string; testcase: { name: string; failure?: unknown }[] }[];
    };
  }
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });

  test.each([
    ['findings', SAMPLE],
    ['no findings', CLEAN],
  ])('the counts of %s are those of the cases', (_, report) => {
    const text = render('junit', report);
    expect(XMLValidator.validate(text)).toBe(true);
    const { tests, failures, testsuite } = (parser.parse(text) as Xml).testsuites;
    const cases = testsuite.flatMap(({ testcase }) => testcase);
    expect(cases).toHaveLength(Number(tests));
    expect(cases.filter(({ failure }) => failure !== undefined)).toHaveLength(Number(failures));
    for (const suite of testsuite) expect(suite.testcase).toHaveLength(Number(suite.tests));
    expect(testsuite.at(-1)?.name).toBe('clean');
  });
});

test('github has one command a finding, and nothing else begins with two colons', () => {
  const lines = render('github').trimEnd().split('\n');
  expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(FINDINGS.length);
  expect(lines).toHaveLength(FINDINGS.length + 1);
});

describe('markdown', () => {
  test('the table has a row for each finding', () => {
    expect(tablesOf(render('markdown')).map(({ length }) => length)).toEqual([FINDINGS.length + 1]);
  });

  test.each([
    [20, '<summary>What they mean</summary>'],
    [21, '<summary>All 21 findings</summary>'],
  ])('with %d findings, %s comes first', (count, summary) => {
    const diagnostics = Array.from({ length: count }, (_, i) => ({ ...FINDINGS[1], line: i + 1 }));
    const text = render('markdown', { ...SAMPLE, diagnostics });
    expect(/<summary>.*<\/summary>/.exec(text)?.[0]).toBe(summary);
  });

  test('however many findings there are, a comment can hold them and says what is left out', () => {
    const diagnostics = Array.from({ length: 5000 }, (_, i) => ({ ...FINDINGS[1], line: i + 1 }));
    const text = render('markdown', { ...SAMPLE, diagnostics });
    expect(text.length).toBeLessThan(65_536);
    const [table] = tablesOf(text);
    expect(text).toContain(`${5000 - (table.length - 1)} more are left out`);
  });
});
