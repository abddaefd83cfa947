import Ajv from 'ajv';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectivityConnection, ConnectivityDocument } from '../../../lib/analysis/connectivity-document';
import {
  CONNECTIVITY_FORMATS,
  type ConnectivityData,
  type ConnectivityFormat,
  type ConnectivityFormatOptions,
} from '../../../lib/report/connectivity-report';
import { PLAIN } from '../../../lib/report/style';
import { widthOf } from '../../../lib/report/text-width';
import { reachabilityOf, WORKLOADS } from '../../analysis/expectation-shop';
import { MARKED, withoutMarks } from '../marks';
import { tablesOf, textsOfTables } from '../tables-of';
import { bigConnectivity } from './big-cluster';
import { edgesInList } from './edges-in-list';

const reachability = reachabilityOf(WORKLOADS);
const shop = reachability.connectivity();
const big = bigConnectivity();

function render(
  format: ConnectivityFormat,
  data: ConnectivityData,
  options: Partial<ConnectivityFormatOptions> = {},
): string {
  return Array.from(CONNECTIVITY_FORMATS[format](data, { style: PLAIN, ...options })).join('');
}

/** The connections in the document, or in the lines. */
const connectionsOf = (text: string): readonly ConnectivityConnection[] =>
  (JSON.parse(text) as ConnectivityDocument).connections;

test.each<[string, ConnectivityFormat, ConnectivityData, Partial<ConnectivityFormatOptions>]>([
  ['matrix.txt', 'text', shop, { width: 120, finished: 1 }],
  ['matrix-pairs.txt', 'text', shop, { pairs: true }],
  ['narrow.txt', 'text', shop, { width: 60 }],
  ['narrow-pairs.txt', 'text', shop, { width: 80, pairs: true }],
  [
    'focus.txt',
    'text',
    reachability.connectivity({ focus: ['shop/Deployment/api'] }),
    { focus: ['shop/Deployment/api'] },
  ],
  ['big.txt', 'text', big, { width: 120 }],
  ['shop.json', 'json', shop, {}],
  ['shop.jsonl', 'jsonl', shop, {}],
  ['shop.csv', 'csv', shop, {}],
  ['shop.md', 'markdown', shop, { finished: 2 }],
])('%s is as the file shows', (file, format, data, options) => {
  expect(render(format, data, options)).toMatchFile(join(__dirname, 'snapshots', file));
});

describe('json', () => {
  const schema = readFileSync(join(__dirname, '../../../docs/schemas/connectivity.schema.json'), 'utf8');
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(schema) as object);

  test.each([
    ['the shop', shop],
    ['many endpoints', big],
  ])('of %s is the document', (_, result) => {
    expect(JSON.parse(render('json', result))).toEqual(result.toDocument());
  });

  test.each([
    ['the shop', reachability, {}],
    ['a focus', reachability, { focus: ['shop/Deployment/api', 'shop/Deployment/job'] }],
    ['a focus as destination', reachability, { focus: ['shop/Deployment/db'], direction: 'ingress' as const }],
    ['bare pods', reachabilityOf(WORKLOADS.map((each) => ({ ...each, kind: 'Pod' }))), {}],
  ])('of the pairs of %s says of each what is true of it', (_, of, options) => {
    const result = of.connectivity(options);
    const document = JSON.parse(render('json', result, { pairs: true })) as ConnectivityDocument;
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    expect(document.summary.connections).toBe(document.connections.length);
    const said = new Map(document.connections.map((each) => [`${each.from} ${each.to}`, each]));
    expect(said.size).toBe(document.connections.length);
    const ids = result.endpoints.map(({ id }) => id);
    const isAsked = (from: string, to: string): boolean => {
      const { focus, direction } = { direction: 'both', ...options } as { focus?: string[]; direction: string };
      return !focus || focus.includes(to) || (direction === 'both' && focus.includes(from));
    };
    for (const from of ids) {
      for (const to of ids) {
        const isPod = (id: string): boolean => !id.startsWith('ip:');
        const isQuestion = (isPod(from) || isPod(to)) && (from !== to || !from.includes('/Pod/')) && isAsked(from, to);
        const { allowed, unknown } = isQuestion ? of.between(from, to) : { allowed: undefined, unknown: undefined };
        const connection = said.get(`${from} ${to}`);
        expect([from, to, connection?.allowed ?? {}]).toEqual([from, to, allowed?.toTexts() ?? {}]);
        expect([from, to, connection?.unknown ?? {}]).toEqual([from, to, unknown?.toTexts() ?? {}]);
      }
    }
  });
});

describe('pairs', () => {
  test.each<ConnectivityFormat>(['json', 'jsonl', 'csv', 'markdown'])('%s come one after the other', (format) => {
    let asked = 0;
    const data: ConnectivityData = {
      endpoints: big.endpoints,
      groups: big.groups,
      *connections() {
        for (const connection of big.connections()) {
          asked++;
          yield connection;
        }
      },
    };
    let [length, longest] = [0, 0];
    for (const piece of CONNECTIVITY_FORMATS[format](data, { style: PLAIN, pairs: true })) {
      longest = Math.max(longest, piece.length);
      length += piece.length;
      if (length > 300_000) break;
    }
    expect(longest).toBeLessThan(2000);
    // Pieces of the first ends are there before anybody has asked about the last.
    expect(asked).toBeLessThan(Array.from(big.connections()).length / 5);
  });
});

test.each([false, true])('jsonl has the connections of the document, one a line (pairs: %p)', (pairs) => {
  const lines = render('jsonl', shop, { pairs }).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(connectionsOf(render('json', shop, { pairs })));
});

test.each([false, true])('csv says what the document says (pairs: %p)', (pairs) => {
  const rows = parse(render('csv', shop, { pairs }));
  const wanted = connectionsOf(render('json', shop, { pairs })).flatMap(({ from, to, allowed, unknown = {} }) =>
    Object.entries({ allowed, unknown }).flatMap(([verdict, texts]) =>
      Object.entries(texts).map(([protocol, ports]) => [from, to, protocol, ports.join(' '), verdict]),
    ),
  );
  expect(rows).toEqual([['from', 'to', 'protocol', 'ports', 'verdict'], ...wanted]);
});

test.each([false, true])('markdown has a row for each connection (pairs: %p)', (pairs) => {
  const text = render('markdown', shop, { pairs });
  const connections = connectionsOf(render('json', shop, { pairs })).length;
  expect(tablesOf(text).map(({ length }) => length)).toEqual([connections + 1, pairs ? [] : 3].flat());
  expect(new Set(textsOfTables(text)[0].map((row) => row.length))).toEqual(new Set([5]));
});

describe('text', () => {
  test('a matrix has what is said of each pair in the field for it', () => {
    const [, , header, , ...rows] = render('text', shop).split('\n');
    const starts = shop.groups.map((_, i) => header.search(new RegExp(`(?<= )${i + 1}( |$)`)));
    const connections = connectionsOf(render('json', shop));
    shop.groups.forEach((from, i) => {
      shop.groups.forEach((to, j) => {
        const field = rows[i].slice(starts[j], starts[j + 1]).trim();
        const connection = connections.find((each) => each.from === from.id && each.to === to.id);
        const isNone = from.id.startsWith('ip:') && to.id.startsWith('ip:');
        expect([i, j, field.includes('?')]).toEqual([i, j, connection?.unknown !== undefined]);
        expect([i, j, field === '·']).toEqual([i, j, connection === undefined && !isNone]);
        expect([i, j, field === '']).toEqual([i, j, isNone]);
      });
    });
  });

  test.each([
    ['the shop', shop, false],
    ['pairs of the shop', shop, true],
    ['many endpoints', big, false],
  ])('a list of %s says of each connection what is true of it, and of no other', (_, result, pairs) => {
    // Nothing but a list is this narrow, and parsing is for lines that are not broken.
    const text = render('text', result, { pairs, width: 30 });
    expect(text).toContain('what is not listed is denied');
    const connections = connectionsOf(render('json', result, { pairs }));
    expect(edgesInList(text, result, pairs)).toEqual(connections.map(({ from, to }) => `${from} > ${to}`).sort());
  });

  test('800 endpoints are no more than some screens full, and none is wider than the screen', () => {
    const lines = render('text', big, { width: 120 }).split('\n');
    expect(lines.length).toBeLessThan(200);
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(120);
  });

  test.each([
    ['matrix', 120],
    ['list', 60],
  ])('a %s marks what is certain as good, and what is not as a warning', (_, width) => {
    const style = {
      ...PLAIN,
      good: (text: string) => `<good>${text}</good>`,
      warning: (text: string) => `<warning>${text}</warning>`,
    };
    const marked = Array.from(render('text', shop, { style, width }).matchAll(/<(good|warning)>(.*?)<\/\1>/g));
    const isWarning = marked.map(([, name]) => name === 'warning');
    expect(isWarning).toEqual(marked.map(([, , ports]) => ports.includes('?')));
    expect(new Set(isWarning)).toEqual(new Set([true, false]));
  });

  test('marks change nothing but themselves', () => {
    for (const width of [50, 120]) {
      const painted = withoutMarks(render('text', shop, { style: MARKED, width }));
      expect(painted).toBe(render('text', shop, { width }));
    }
  });
});
