import fc from 'fast-check';
import type { ConnectionChange } from '../../../lib/analysis/connection-changes';
import type { PolicyEffect } from '../../../lib/analysis/policy-effect';
import { POLICY_EFFECT_FORMATS } from '../../../lib/report/policy-effect-report';
import { portTexts } from '../../../lib/report/port-texts';
import { PLAIN } from '../../../lib/report/style';
import { widthOf } from '../../../lib/report/text-width';
import { hostileText } from '../hostile-text';
import { logOrders } from '../log-orders';
import { MARKED, withoutMarks } from '../marks';
import { textTables } from '../text-tables';
import { policyEffect } from './effects';

const ids = fc.constantFrom(
  ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => `shop/Deployment/${name}`),
  ...['ip:10.0.0.0/8', 'ip:0.0.0.0/0'],
);

function check(claim: (effect: PolicyEffect) => void, effects = policyEffect(ids)): void {
  fc.assert(fc.property(effects, claim), { numRuns: 100 });
}

const textOf = (effect: PolicyEffect, width?: number): string =>
  POLICY_EFFECT_FORMATS.text(effect, { style: PLAIN, width });

/** The row for a change: the first few ids, and the number of the others. */
const rowOf = ({ from, to, connections, undecided }: ConnectionChange): string[] => [
  ...[from, to].map((all) => (all.length > 6 ? [...all.slice(0, 5), `and ${all.length - 5} others`] : all).join('\n')),
  [portTexts(connections), undecided ? `? ${portTexts(undecided)}` : []].flat().join(' ').trim(),
];

test('json is the effect', () => {
  check((effect) => {
    expect(JSON.parse(POLICY_EFFECT_FORMATS.json(effect, { style: PLAIN }))).toEqual(effect);
  });
});

describe('text', () => {
  test('has a table for each list that is not empty, with a row for each change', () => {
    check((effect) => {
      const { adds, blocked, subjects, without } = effect;
      const isRepeated = JSON.stringify(adds) === JSON.stringify(without.closed);
      const lists = [adds, blocked, without.opened, isRepeated ? [] : without.closed].filter(
        ({ length }) => length > 0,
      );
      const wanted = subjects.length === 0 ? [] : lists.map((list) => list.map(rowOf));
      expect(textTables(textOf(effect)).map(([, ...rows]) => rows)).toEqual(wanted);
    });
  });

  test('names the policy, its place and its subjects, and says what is no longer isolated', () => {
    check((effect) => {
      const { policy, subjects, directions, without } = effect;
      const [heading, selection, ...lines] = textOf(effect).split('\n');
      expect(heading).toContain(`${policy.namespace}/${policy.name}`);
      expect(heading).toContain(policy.constructPath ?? policy.file ?? '');
      for (const text of [...subjects.slice(0, 5), ...(subjects.length > 0 ? directions : [])]) {
        expect(selection).toContain(text);
      }
      const freed = lines.filter((line) => /^ {2}no longer isolated for /.test(line));
      const wanted = (['ingress', 'egress'] as const).filter(
        (direction) => subjects.length > 0 && without.noLongerIsolated[direction].length > 0,
      );
      expect(freed.map((line) => line.split(/[ :]+/)[5])).toEqual(wanted);
    });
  });

  test.each([
    ['one family', ['a/Pod/b', 'ip:0.0.0.0/0'], 'a/Pod/b\nip:0.0.0.0/0'],
    ['both families', ['a/Pod/b', 'ip:0.0.0.0/0', 'ip:::/0'], 'a/Pod/b\nevery address'],
  ])('calls all addresses of %s what they are', (_, from, field) => {
    check((effect) => {
      const adds = [{ from, to: ['a/Pod/c'], connections: { TCP: ['80'] } }];
      expect(textTables(textOf({ ...effect, subjects: ['a/Pod/c'], adds }))[0][1][0]).toBe(field);
    });
  });

  test('fits into 80 columns', () => {
    check((effect) => {
      // The name and the place of the policy have to stay whole.
      const [, ...lines] = textOf(effect, 80).split('\n');
      expect(lines.filter((line) => widthOf(line) > 80)).toEqual([]);
    });
  });

  test('marks change nothing but themselves', () => {
    check((effect) => {
      expect(withoutMarks(POLICY_EFFECT_FORMATS.text(effect, { style: MARKED, width: 80 }))).toBe(textOf(effect, 80));
    });
  });

  test('is nothing that a terminal or a log obeys', () => {
    check((effect) => {
      expect(logOrders(textOf(effect, 80))).toEqual([]);
    }, policyEffect(hostileText));
  });
});
