import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Diagnostic } from '../../../lib/diagnostics/diagnostic';
import { DIAGNOSTICS_FORMATS, type DiagnosticsFormat } from '../../../lib/report/diagnostics-report';
import { PLAIN } from '../../../lib/report/style';
import { visible } from '../../../lib/base/show-value';
import { hostileText } from '../hostile-text';
import { logOrders } from '../log-orders';
import { htmlOf, tagsOf, textsOfTables } from '../tables-of';
import { sarifFaults } from './sarif-faults';

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const finding: fc.Arbitrary<Diagnostic> = fc.record({
  code: fc.oneof(
    fc.constantFrom('unknown-field', 'port-out-of-range', 'cidr-invalid'),
    hostileText.map((text): `${string}/${string}` => `acme/${text}`),
  ),
  severity: fc.constantFrom('error', 'warning', 'info'),
  message: hostileText,
  subject: optional(
    fc.record({ apiVersion: hostileText, kind: hostileText, namespace: optional(hostileText), name: hostileText }),
  ),
  path: optional(hostileText),
  file: optional(hostileText),
  line: optional(fc.integer({ min: 1, max: 5 })),
  column: optional(fc.integer({ min: 1, max: 30 })),
  constructPath: optional(hostileText),
  help: optional(hostileText),
});
const findings = fc.array(finding, { maxLength: 4 });
const fileLines = fc.array(hostileText, { minLength: 5, maxLength: 5 });

/** Holds a claim against what a format makes of random findings. */
function check(
  format: DiagnosticsFormat,
  claim: (text: string, diagnostics: readonly Diagnostic[]) => void,
  numRuns = 200,
): void {
  fc.assert(
    fc.property(findings, fileLines, optional(fc.integer({ min: 1, max: 120 })), (diagnostics, lines, width) => {
      const report = { diagnostics, acknowledged: 0, policies: 1, files: 1, tool: { name: 'netpol', version: '1' } };
      const lineOf = (_: string, line: number): string | undefined => lines.at(line - 1);
      claim(DIAGNOSTICS_FORMATS[format](report, { style: PLAIN, lineOf, width }), diagnostics);
    }),
    { numRuns },
  );
}

test('text is nothing that a terminal or a log obeys', () => {
  check('text', (text) => {
    expect(logOrders(text)).toEqual([]);
  });
});

test('json is as its schema says', () => {
  const schema = readFileSync(join(__dirname, '../../../docs/schemas/diagnostics.schema.json'), 'utf8');
  const validate = new Ajv({ strict: true }).compile(JSON.parse(schema) as object);
  check('json', (text, { length }) => {
    const document = JSON.parse(text) as { diagnostics: unknown[] };
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    expect(document.diagnostics).toHaveLength(length);
  });
});

test('sarif is valid, its URIs too', () => {
  check('sarif', (text) => {
    const log = JSON.parse(text) as {
      runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
    };
    expect(sarifFaults(log)).toEqual([]);
    for (const { locations } of log.runs[0].results) {
      expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^[\w.!~*'()/%:-]*$/);
    }
  });
});

test('junit is XML that says what was found', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
    parseTagValue: false,
    trimValues: false,
    htmlEntities: true,
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });
  check('junit', (text, diagnostics) => {
    expect(XMLValidator.validate(text)).toBe(true);
    const { testsuites } = parser.parse(text) as {
      testsuites: { testsuite: { testcase: { failure?: { message: string } }[] }[] };
    };
    const failures = testsuites.testsuite.flatMap(({ testcase }) => testcase.flatMap(({ failure }) => failure ?? []));
    const wanted = diagnostics
      .filter(({ severity }) => severity !== 'info')
      .map(({ message }) =>
        message
          .split('\n')
          .map(visible)
          .join('\n')
          .replace(/[\ufffe\uffff]/g, '\ufffd'),
      );
    expect(failures.map(({ message }) => message).sort()).toEqual(wanted.sort());
  });
});

test('github is one command for each finding, which says what was found', () => {
  const decode = (text: string): string => text.replace(/%(25|0A|3A|2C)/g, (escape) => decodeURIComponent(escape));
  check('github', (text, diagnostics) => {
    const lines = text.split('\n');
    expect(lines).toHaveLength(diagnostics.length + 2);
    const commands = lines.slice(0, -2).map((line) => /^::(error|warning|notice) ([^:]*)::(.*)$/.exec(line)!);
    const said = commands.map(([, , properties, data]) => {
      const title = properties.split(',').find((property) => property.startsWith('title='));
      return [decode(title!.slice('title='.length)), decode(data)];
    });
    for (const { code, message } of diagnostics) {
      const wanted = message.split(/\r?\n/).map(visible).join('\n');
      expect(said.some(([title, data]) => title === visible(code) && data.includes(wanted))).toBe(true);
    }
    expect(logOrders(lines.at(-2)!)).toEqual([]);
  });
});

test('markdown has no markup but its own, and says what was found', () => {
  const own = [
    'br',
    'code',
    'details',
    'em',
    'h3',
    'li',
    'p',
    'strong',
    'summary',
    'table',
    'tbody',
    'td',
    'th',
    'thead',
    'tr',
    'ul',
  ];
  check('markdown', (text, diagnostics) => {
    expect(tagsOf(htmlOf(text)).filter((tag) => !own.includes(tag))).toEqual([]);
    const rows = textsOfTables(text).flatMap((table) => table.slice(1));
    expect(rows).toHaveLength(diagnostics.length);
    for (const { message } of diagnostics) {
      const wanted = message
        .split(/\r?\n/)
        .map((line) => visible(line.trim()))
        .join('\n');
      expect(rows.map((row) => row.at(-1))).toContainEqual(expect.stringContaining(wanted.trim()));
    }
  });
});
