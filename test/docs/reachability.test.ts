import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAVEATS, CODES } from 'cdk8s-netpol';
import { dataFilesOf, examplesOf, withOutput, type MarkdownExample } from '../support/markdown-examples';
import { outputOf, runExample, type Print } from '../support/run-example';

/*
 * `UPDATE_DOCS=1 npx jest test/docs/reachability.test.ts` writes what the examples print into the page. Read it then:
 * the page shows what the code does, and not that it is right.
 */
const PAGE = join(__dirname, '../../docs/reachability.md');
const page = readFileSync(PAGE, 'utf8');
const examples = examplesOf(page);
const programs = Object.fromEntries(examples.map(({ file = '', code }) => [file, code]));
const files = { ...programs, ...dataFilesOf(page) };

/** What stands for jest where a test is to fail: it prints the failure as jest does. */
function failingTest(print: Print): (name: string, body: () => void) => void {
  return (name, body) => {
    try {
      body();
    } catch (error) {
      const lines = (error as Error).message.split('\n').map((line) => (line === '' ? '' : `    ${line}`));
      print([`  \u25cf ${name}`, '', ...lines].join('\n'));
      return;
    }
    throw new Error(`the test "${name}" passes, and the page shows how it fails`);
  };
}

function printedBy({ code, file }: MarkdownExample): string {
  return outputOf(code, files, file, (print) => ({ test: failingTest(print) }));
}

test('every example is a file', () => {
  expect(examples.length).toBeGreaterThan(8);
  expect(examples.filter(({ file }) => file === undefined)).toEqual([]);
});

describe('what the page shows is what is printed', () => {
  const shown = examples.filter(({ output }) => output !== undefined);

  test.each(shown.map((example) => [example.file, example] as const))('%s', (file, example) => {
    const actual = printedBy(example);
    if (process.env.UPDATE_DOCS) {
      const now = readFileSync(PAGE, 'utf8');
      const current = examplesOf(now).find((each) => each.file === file) as MarkdownExample;
      writeFileSync(PAGE, withOutput(now, current, actual));
      return;
    }
    expect(actual).toBe(example.output);
  });

  test('every program shows what it prints', () => {
    const silent = examples.filter(({ output, code }) => output === undefined && code.includes('console.log'));
    expect(silent).toEqual([]);
  });
});

test('every code and caveat that the page names exists', () => {
  const others = ['kube-system'];
  const known = new Set([...Object.keys(CODES), ...Object.keys(CAVEATS), ...others]);
  const named = [...page.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

// Its tests become tests of this file.
runExample(files['test/shop.test.ts'], files, 'test/shop.test.ts');
