import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { CaveatCode } from '../../../lib/analysis/caveats';
import { ConnectionSet } from '../../../lib/model/connection-set';
import { PortSet } from '../../../lib/model/port-set';
import { PROTOCOLS } from '../../../lib/model/protocol';
import {
  CONNECTIVITY_FORMATS,
  type ConnectivityData,
  type ConnectivityFormat,
} from '../../../lib/report/connectivity-report';
import { PLAIN } from '../../../lib/report/style';
import { visible } from '../../../lib/base/show-value';
import { hostileText } from '../hostile-text';
import { logOrders } from '../log-orders';
import { htmlOf, tablesOf, tagsOf } from '../tables-of';

const connectionSet = fc
  .record({ protocol: fc.constantFrom(...PROTOCOLS), port: fc.integer({ min: 1, max: 65535 }) })
  .map(({ protocol, port }) => ConnectionSet.of(protocol, PortSet.range(port, port)));

/** Some endpoints, the first few of them in one group, and connections between neighbouring groups. */
const data: fc.Arbitrary<ConnectivityData> = fc
  .record({
    ids: fc.uniqueArray(hostileText, { minLength: 1, maxLength: 16 }),
    together: fc.integer({ min: 1, max: 10 }),
    sets: fc.array(connectionSet, { minLength: 1, maxLength: 3 }),
  })
  .map(({ ids, together, sets }) => {
    const groups = [ids.slice(0, together), ...ids.slice(together).map((id) => [id])].map((members) => ({
      id: members[0],
      members,
    }));
    const caveats: CaveatCode[] = ['pod-address-unknown'];
    return {
      endpoints: groups.flatMap(({ id: group, members }) => members.map((id) => ({ id, group, kind: 'Deployment' }))),
      groups,
      *connections() {
        for (const [i, from] of groups.entries()) {
          const allowed = sets[i % sets.length];
          yield { from, to: groups[(i + 1) % groups.length], allowed, unknown: ConnectionSet.EMPTY, caveats };
        }
      },
    };
  });

function check(
  format: ConnectivityFormat,
  claim: (text: string, given: ConnectivityData, pairs: boolean) => void,
): void {
  fc.assert(
    fc.property(data, fc.boolean(), fc.constantFrom(undefined, 20, 80, 200), (given, pairs, width) => {
      claim(Array.from(CONNECTIVITY_FORMATS[format](given, { style: PLAIN, pairs, width })).join(''), given, pairs);
    }),
    { numRuns: 100 },
  );
}

/** How many connections there are between the groups, or between their members. */
function edgesOf(given: ConnectivityData, pairs: boolean): { readonly from: string; readonly to: string }[] {
  return Array.from(given.connections()).flatMap(({ from, to }) =>
    pairs
      ? from.members.flatMap((source) => to.members.map((target) => ({ from: source, to: target })))
      : { from: from.id, to: to.id },
  );
}

test('text is nothing that a terminal or a log obeys', () => {
  check('text', (text) => {
    expect(logOrders(text)).toEqual([]);
  });
});

test('json is JSON with all connections', () => {
  check('json', (text, given, pairs) => {
    const { connections } = JSON.parse(text) as { connections: { from: string; to: string }[] };
    const texts = (edges: { from: string; to: string }[]): string[] =>
      edges.map(({ from, to }) => JSON.stringify([from, to])).sort();
    expect(texts(connections)).toEqual(texts(edgesOf(given, pairs)));
  });
});

test('csv has the ids in its fields, and none is a formula', () => {
  check('csv', (text, given, pairs) => {
    const rows = parse(text).slice(1);
    const fields = rows.flatMap(([from, to]) => [from, to]);
    expect(fields.filter((field) => /^\s*[=+@-]/.test(field))).toEqual([]);
    // What is put before a formula is all that is added.
    const ids = edgesOf(given, pairs).flatMap(({ from, to }) => [from, to]);
    const wanted = new Set(ids.flatMap((id) => [visible(id), visible(`'${id}`)]));
    expect(fields.filter((field) => !wanted.has(field))).toEqual([]);
    expect(rows).toHaveLength(ids.length / 2);
  });
});

test('markdown has no markup but its own, and a row for each connection', () => {
  const own = ['br', 'code', 'p', 'table', 'tbody', 'td', 'th', 'thead', 'tr'];
  check('markdown', (text, given, pairs) => {
    expect(tagsOf(htmlOf(text)).filter((tag) => !own.includes(tag))).toEqual([]);
    expect(tablesOf(text)[0]).toHaveLength(edgesOf(given, pairs).length + 1);
  });
});
