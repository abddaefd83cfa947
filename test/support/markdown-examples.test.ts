import { dataFilesOf, examplesOf, typeErrorsOf, withOutput } from './markdown-examples';

const block = (language: string, ...lines: string[]): string => ['```' + language, ...lines, '```', ''].join('\n');

test('an example has a heading, a line, a file where it names one, and the YAML below it', () => {
  const page = [
    '# One',
    block('ts', '// src/a.ts', 'export const a = 1;'),
    'It makes:',
    block('yaml', 'a: 1'),
    block('yaml', 'b: 2'),
    '## Two',
    block('ts', 'const b = 2;'),
    '## Three',
    block('yaml', 'c: 3'),
  ].join('\n');

  expect(examplesOf(page)).toEqual([
    { heading: 'One', line: 2, code: '// src/a.ts\nexport const a = 1;\n', file: 'src/a.ts', yaml: 'a: 1\n' },
    { heading: 'Two', line: 17, code: 'const b = 2;\n' },
  ]);
});

test('what an example prints is the text below it, and YAML with a name is a file', () => {
  const page = [
    '# One',
    block('ts', 'console.log(1);'),
    block('text', '1'),
    block('yaml', '# cluster/a.yaml', 'a: 1'),
    block('ts', 'console.log(2);'),
    block('yaml', '# b.yaml', 'b: 2'),
    block('text', '2'),
  ].join('\n');

  expect(examplesOf(page).map(({ code, yaml, output }) => [code, yaml, output])).toEqual([
    ['console.log(1);\n', undefined, '1\n'],
    ['console.log(2);\n', undefined, '2\n'],
  ]);
  expect(dataFilesOf(page)).toEqual({ 'cluster/a.yaml': '# cluster/a.yaml\na: 1\n', 'b.yaml': '# b.yaml\nb: 2\n' });
});

test('an output can be replaced, and nothing else changes', () => {
  const page = (...printed: string[]): string =>
    [block('text', '1'), block('ts', 'log();'), 'It prints:', block('text', ...printed), 'after', ''].join('\n');
  const [example] = examplesOf(page('1'));

  expect(withOutput(page('1'), example, 'a\n\nb\n')).toBe(page('a', '', 'b'));
  expect(withOutput(page('1', '2'), examplesOf(page('1', '2'))[0], '3\n')).toBe(page('3'));
  expect(() => withOutput(page(), { ...example, output: undefined }, '')).toThrow('line 5');
});

test('a block that is not closed is an error', () => {
  expect(() => examplesOf('```ts\nconst a = 1;\n')).toThrow('line 1');
});

test('what does not type-check is named by file and line', () => {
  const files = {
    'src/a.ts': "import { Port } from 'cdk8s-netpol';\n\nexport const port = Port.tcp('80');\n",
    'b.ts': "import { port } from './src/a';\nexport const label: number = port.label;\n",
  };

  expect(typeErrorsOf(files).map((error) => error.replace(/: .*/, ''))).toEqual(['src/a.ts:3', 'b.ts:2']);
  expect(typeErrorsOf({ 'c.ts': "import { App } from 'cdk8s';\nexport const app = new App();\n" })).toEqual([]);
});
