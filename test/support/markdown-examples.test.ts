import { examplesOf, runExample, typeErrorsOf } from './markdown-examples';

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

test('an example sees the packages, the other examples, and leaves its app behind', () => {
  const files = { 'src/b/index.ts': 'export const id = "shop";' };
  const code = `
    import { App } from 'cdk8s';
    import { Application } from 'cdk8s-netpol';
    import { id } from './b';
    const app = new App();
    export const path = new Application(app, id).node.path;
    app.synth();
  `;
  const { app, exports } = runExample(code, files, 'src/a.ts');

  expect(exports.path).toBe('shop');
  expect(app?.charts).toHaveLength(1);
});

test('an import of what the page does not show is an error', () => {
  expect(() => runExample("import { a } from './nowhere';\nconsole.log(a);")).toThrow('./nowhere');
});
