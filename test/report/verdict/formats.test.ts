import fc from 'fast-check';
import { explain, type Verdict } from 'cdk8s-netpol';
import { explanationOf } from '../../../lib/analysis/explanation';
import type { BackendVerdict } from '../../../lib/analysis/verdict';
import { PLAIN, type Style } from '../../../lib/report/style';
import { widthOf } from '../../../lib/report/text-width';
import { VERDICT_FORMATS, type VerdictFormat } from '../../../lib/report/verdict-report';
import { hostileText } from '../hostile-text';
import { logOrders } from '../log-orders';
import { MARKED, withoutMarks } from '../marks';
import { htmlOf, tagsOf, textsOfTables } from '../tables-of';
import { verdictOf, VERDICTS } from './verdicts';

function render(
  format: VerdictFormat,
  verdict: Verdict,
  { style = PLAIN, width }: { style?: Style; width?: number } = {},
): string {
  return VERDICT_FORMATS[format](verdict, { style, width, explanation: explanationOf(verdict) });
}

/** The verdicts on single pods, each with both directions. */
const judgedOf = (verdict: Verdict): readonly BackendVerdict[] => verdict.backends ?? [verdict];

describe.each(VERDICTS)('%s', (_, verdict) => {
  test('json is the verdict', () => {
    expect(JSON.parse(render('json', verdict))).toEqual(JSON.parse(JSON.stringify(verdict)));
  });

  test('text without an end of the line is the explanation', () => {
    expect(render('text', verdict)).toBe(`${explain(verdict)}\n`);
  });

  test.each([30, 80])('text in %d columns has the same words, and what is broken goes on further in', (width) => {
    const lines = render('text', verdict, { width }).trimEnd().split('\n');
    const depthOf = (line: string): number => line.search(/\S/);
    const whole: string[] = [];
    for (const line of lines) {
      const before = whole.at(-1);
      if (before !== undefined && depthOf(line) === depthOf(before) + 4) {
        whole.splice(-1, 1, `${before} ${line.trim()}`);
      } else {
        whole.push(line);
      }
    }
    const squeezed = (each: string): string => each.replace(/(?<=\S)\s+/g, '');
    expect(whole.map(squeezed)).toEqual(explain(verdict).split('\n').map(squeezed));
    expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
  });

  test('text marks outcomes by what they are, rules that do not match, and advice', () => {
    const named = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const style: Style = {
      ...{ error: named('error'), warning: named('warning'), info: named('info') },
      ...{ good: named('good'), bold: named('bold'), dim: named('dim') },
    };
    const text = render('text', verdict, { style });
    const counts = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
    expect(text).toMatch(
      { allowed: /^<good>allowed</, denied: /^<error>denied</, unknown: /^<warning>unknown</ }[verdict.verdict],
    );
    const shown = judgedOf(verdict).flatMap(({ egress, ingress }) => [egress, ingress]);
    const missed = shown
      .filter((each) => each.verdict === 'denied')
      .flatMap(({ policies }) => policies.flatMap(({ rules }) => rules));
    expect(counts(/<dim> *rule /g)).toBe(missed.filter(({ matched }) => matched === false).length);
    expect(counts(/<info> *(?:to allow|and also|to decide)/g)).toBe(counts(/(?:to allow it|and also|to decide it):/g));
  });

  test('markdown has the rules of each direction in a table', () => {
    const wanted = judgedOf(verdict)
      .flatMap(({ egress, ingress }) => [egress.policies, ingress.policies])
      .filter(({ length }) => length > 0)
      .map((policies) =>
        policies.flatMap(({ namespace, name, rules }) =>
          rules.length === 0
            ? [[`${namespace}/${name}`, '', 'no']]
            : rules.map(({ index, matched }) => [
                `${namespace}/${name}`,
                String(index),
                matched === null ? 'perhaps' : matched ? 'yes' : 'no',
              ]),
        ),
      );
    const tables = textsOfTables(render('markdown', verdict));
    expect(tables.map(([, ...rows]) => rows.map((row) => row.slice(0, 3)))).toEqual(wanted);
    const reasons = judgedOf(verdict)
      .flatMap(({ egress, ingress }) => [egress.policies, ingress.policies])
      .flat(2)
      .flatMap(({ rules }) => rules.map(({ why }) => why));
    for (const why of reasons) expect(tables.flat().map((row) => row.at(-1))).toContain(why);
  });

  test('markdown begins with the outcome and ends with what would change it', () => {
    const html = htmlOf(render('markdown', verdict));
    const { flow } = verdict;
    expect(/<h3>(.*)<\/h3>/.exec(html)?.[1]).toMatch(
      new RegExp(`^\\S+ ${verdict.verdict}: .*${flow.from}.*${flow.to}`),
    );
    const advice = explanationOf(verdict).filter(({ kind }) => kind === 'advice');
    const quote = /<blockquote>(.*)<\/blockquote>\s*$/s.exec(html)?.[1] ?? '';
    expect(quote.split('<br>').filter((line) => line !== '')).toHaveLength(advice.length);
  });
});

describe('hostile text', () => {
  const check = (claim: (verdict: Verdict) => void): void => {
    fc.assert(fc.property(verdictOf(hostileText), claim), { numRuns: 100 });
  };

  test('in text is nothing that a terminal or a log obeys, nor a change of its marks', () => {
    check((verdict) => {
      const text = render('text', verdict, { width: 80 });
      expect(logOrders(text)).toEqual([]);
      expect(withoutMarks(render('text', verdict, { width: 80, style: MARKED }))).toBe(text.replace(/ +$/gm, ''));
    });
  });

  test('in json is the same text', () => {
    check((verdict) => {
      expect(JSON.parse(render('json', verdict))).toEqual(JSON.parse(JSON.stringify(verdict)));
    });
  });

  test('in markdown is no markup, and a table has all its rows', () => {
    const own = [
      'blockquote',
      'br',
      'code',
      'h3',
      'h4',
      'li',
      'p',
      'strong',
      'table',
      'tbody',
      'td',
      'th',
      'thead',
      'tr',
      'ul',
    ];
    check((verdict) => {
      const text = render('markdown', verdict);
      expect(tagsOf(htmlOf(text)).filter((tag) => !own.includes(tag))).toEqual([]);
      const policies = judgedOf(verdict).flatMap(({ egress, ingress }) => [...egress.policies, ...ingress.policies]);
      const rows = textsOfTables(text).flatMap(([, ...each]) => each);
      expect(rows).toHaveLength(policies.reduce((sum, { rules }) => sum + Math.max(1, rules.length), 0));
    });
  });
});
