import { existsSync, readFileSync } from 'node:fs';
import { outputOf, runExample } from './run-example';

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

test('what it prints comes back, with the error that ends it', () => {
  expect(outputOf("console.log('a %s', 1, { b: 2 });\nthrow new TypeError('wrong');\n")).toBe(
    'a 1 { b: 2 }\nTypeError: wrong\n',
  );
});

test('places are those of the code, also in what it imports', () => {
  const files = {
    'src/a.ts': 'interface Gone {\n  readonly a: 1;\n}\n\nexport const place = () =>\n  new Error().stack;\n',
  };
  const code = "import { place } from './a';\ntype Gone = 1;\nconsole.log(place());\n";
  const printed = outputOf(code, files, 'src/b.ts');

  expect(printed).toContain('(src/a.ts:6:3)');
  expect(printed).toContain('src/b.ts:3:');
  expect(outputOf("console.log('lib/c.ts:5');")).toBe('lib/c.ts:5\n');
});

test('it finds the files that are no programs, and writes beside them', () => {
  const files = { 'data/a.yaml': 'a: 1\n' };
  const { exports } = runExample(
    `
    import { readFileSync } from 'node:fs';
    import { resolve } from 'node:path';
    export const text = readFileSync('data/a.yaml', 'utf8');
    export const path = resolve('data/a.yaml');
  `,
    files,
  );

  expect(exports.text).toBe('a: 1\n');
  expect(existsSync(exports.path as string)).toBe(false);
  expect(readFileSync('package.json', 'utf8')).toContain('cdk8s-netpol');
});

test('it finds what it is given', () => {
  expect(
    outputOf("greet('you');", {}, 'a.ts', (print) => ({
      greet: (who: string) => {
        print(`hello ${who}`);
      },
    })),
  ).toBe('hello you\n');
});
