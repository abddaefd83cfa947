import fc from 'fast-check';
import type { DirectionExposure, EndpointExposure, ExposureDocument } from '../../../lib/analysis/exposure';
import type { ConnectionTexts } from '../../../lib/model/connection-set';
import { EXPOSURE_FORMATS, type ExposureFormat } from '../../../lib/report/exposure-report';
import { portTexts } from '../../../lib/report/port-texts';
import { PLAIN, type Style } from '../../../lib/report/style';
import { widthOf } from '../../../lib/report/text-width';
import { hostileText } from '../hostile-text';
import { logOrders } from '../log-orders';
import { MARKED, withoutMarks } from '../marks';
import { htmlOf, tagsOf, textsOfTables } from '../tables-of';
import { textTables } from '../text-tables';
import { exposureOf } from './exposures';

const ids = fc
  .record({ namespace: fc.constantFrom('shop', 'data'), name: fc.nat(60) })
  .map(({ namespace, name }) => `${namespace}/Deployment/app-${name}`);
const word = fc.constantFrom('app', 'team', 'web', 'x');
const few = exposureOf(ids, word, 12);

function render(
  format: ExposureFormat,
  document: ExposureDocument,
  options: { style?: Style; width?: number } = {},
): string {
  return EXPOSURE_FORMATS[format](document, { style: PLAIN, ...options });
}

function check(claim: (document: ExposureDocument) => void, documents = few): void {
  fc.assert(fc.property(documents, claim), { numRuns: 100 });
}

/** What has to stand beside an endpoint. */
const fieldsOf = ({ id, ingress, egress }: EndpointExposure, nothing: string): string[] => {
  const fields = ({ isolated, everyAddress, addresses, everyPod }: DirectionExposure): string[] => {
    if (!isolated) return ['open', 'open'];
    const some = addresses.length > 0 ? 'some' : nothing;
    return [portTexts(everyAddress) || some, portTexts(everyPod) || nothing];
  };
  return [id, ...fields(ingress), ...fields(egress)];
};

interface Told {
  readonly phrase: string;
  readonly ports: string;
  readonly id: string;
}

/** What passes between endpoints and what they do not know by name. */
const toldOf = (
  { endpoints }: ExposureDocument,
  peersOf: (exposure: DirectionExposure) => readonly { readonly connections: ConnectionTexts }[],
): Told[] =>
  endpoints.flatMap(({ id, ingress, egress }) => [
    ...peersOf(ingress).map(({ connections }) => ({ phrase: 'may reach', ports: portTexts(connections), id })),
    ...peersOf(egress).map(({ connections }) => ({ phrase: 'may be reached by', ports: portTexts(connections), id })),
  ]);

/** The tables of a format, as a reader sees them. */
const TABLES: Record<'text' | 'markdown', (document: ExposureDocument) => string[][][]> = {
  text: (document) => textTables(render('text', document)),
  markdown: (document) => textsOfTables(render('markdown', document)),
};

test('json is the document', () => {
  check((document) => {
    expect(JSON.parse(render('json', document))).toEqual(JSON.parse(JSON.stringify(document)));
  });
});

describe.each(['text', 'markdown'] as const)('%s', (format) => {
  const nothing = format === 'text' ? '·' : '';

  test('has a row for each endpoint, with what it is open to under the head for it', () => {
    check((document) => {
      const { endpoints } = document;
      const [[head, ...rows]] = TABLES[format](document);
      expect(head.slice(1)).toEqual(['from every address', 'from every pod', 'to every address', 'to every pod']);
      const byId = (a: string[], b: string[]): number => (a[0] < b[0] ? -1 : 1);
      expect([...rows].sort(byId)).toEqual(endpoints.map((each) => fieldsOf(each, nothing)).sort(byId));
    });
  });

  test('has what is open to the most at the top', () => {
    const weight = (field: string): number =>
      ['·', '', 'some', '80/TCP', '443,8000-8100/TCP all/UDP', 'all', 'open'].indexOf(field);
    check((document) => {
      const [[, ...rows]] = TABLES[format](document);
      const ofIngress = rows.map((fields) => weight(fields[1]));
      expect(ofIngress).toEqual([...ofIngress].sort((a, b) => b - a));
    });
  });

  test.each<[string, RegExp, (exposure: DirectionExposure) => readonly { readonly connections: ConnectionTexts }[]]>([
    ['range of addresses', /^addresses$/i, ({ addresses }) => addresses],
    ['pod that may come', /^pods /i, ({ possiblePeers }) => possiblePeers],
  ])('has every %s, with the endpoints, the way and the ports', (_title, head, peersOf) => {
    check((document) => {
      const told = toldOf(document, peersOf);
      const tables = TABLES[format](document).filter(([[first]]) => head.test(first));
      expect(tables).toHaveLength(told.length > 0 ? 1 : 0);
      const rows = tables.flatMap((table) => table.slice(1));
      // What an endpoint has twice in one direction, alike, is one.
      const wanted = [...new Map(told.map((each) => [JSON.stringify(each), each])).values()];
      for (const { phrase, ports, id } of wanted) {
        const fitting = rows.filter(([, is, , has]) => is === phrase && has === ports);
        expect(fitting.some(([, , named]) => named.split(', ').includes(id) || /\+\d+$/.test(named))).toBe(true);
      }
      const counts = rows.map(([, , named]) => {
        const names = named.split(', ');
        const rest = /^\+(\d+)$/.exec(names.at(-1) ?? '');
        return rest ? names.length - 1 + Number(rest[1]) : names.length;
      });
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(told.length);
    });
  });

  test.each([
    [40, 40],
    [41, 2],
  ])('of %d endpoints, alike in their namespaces, has %d rows', (count, rows) => {
    const [alike] = fc.sample(few, 1)[0].endpoints;
    const endpoints = Array.from({ length: count }, (_, i) => ({
      ...alike,
      id: `${i % 2 === 0 ? 'a' : 'b'}/Pod/p${100 + i}`,
    }));
    const document: ExposureDocument = { schemaVersion: 'cdk8s-netpol/exposure/v1', endpoints };
    const [[, ...shown]] = TABLES[format](document);
    expect(shown).toHaveLength(rows);
    const others = shown.map((fields) => Number(/\+(\d+)/.exec(fields.slice(0, 2).join(' '))?.[1] ?? 0));
    expect(others.reduce((sum, each) => sum + each + 1, 0)).toBe(count);
  });
});

test.each(['text', 'markdown'] as const)('%s of no endpoints is no table', (format) => {
  expect(TABLES[format]({ schemaVersion: 'cdk8s-netpol/exposure/v1', endpoints: [] })).toEqual([]);
});

test.each([
  [{ app: 'web' }, { 'kubernetes.io/metadata.name': 'shop', team: 'a' }, 'a pod with app=web in namespace shop'],
  [{}, { 'kubernetes.io/metadata.name': '*', team: 'ops', env: 'x' }, 'any pod in a namespace with env=x,team=ops'],
  [{ b: '2', a: '1' }, { 'kubernetes.io/metadata.name': '*' }, 'a pod with a=1,b=2 in any namespace'],
])('a pod with the labels %j in a namespace with %j is "%s"', (labels, namespaceLabels, text) => {
  const possiblePeers = [{ id: 'x', labels, namespaceLabels, connections: { TCP: ['80'] } }];
  const closed = { isolated: true, everyAddress: {}, addresses: [], everyPod: {}, possiblePeers: [] };
  const endpoints = [{ id: 'a/Pod/b', ingress: { ...closed, possiblePeers }, egress: closed }];
  const document: ExposureDocument = { schemaVersion: 'cdk8s-netpol/exposure/v1', endpoints };
  for (const format of ['text', 'markdown'] as const) {
    expect(TABLES[format](document)[1][1]).toEqual([text, 'may reach', 'a/Pod/b', '80/TCP']);
  }
});

test('text fits into 80 columns, and marks change nothing but themselves', () => {
  check((document) => {
    const text = render('text', document, { width: 80 });
    expect(text.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
    expect(withoutMarks(render('text', document, { width: 80, style: MARKED }))).toBe(text);
  });
});

describe('hostile text', () => {
  const hostile = exposureOf(hostileText, hostileText, 5);

  test('in text is nothing that a terminal or a log obeys', () => {
    check((document) => {
      expect(logOrders(render('text', document, { width: 80 }))).toEqual([]);
    }, hostile);
  });

  test('in markdown is no markup, and each endpoint has its row', () => {
    const own = ['br', 'code', 'p', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr'];
    check((document) => {
      const text = render('markdown', document);
      expect(tagsOf(htmlOf(text)).filter((tag) => !own.includes(tag))).toEqual([]);
      expect(textsOfTables(text)[0]).toHaveLength(document.endpoints.length + 1);
    }, hostile);
  });

  test('in json is the same text', () => {
    check((document) => {
      expect(JSON.parse(render('json', document))).toEqual(JSON.parse(JSON.stringify(document)));
    }, hostile);
  });
});
