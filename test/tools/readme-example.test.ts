import { readmeExample, readmeFile } from '../package/readme-example';

const program = ['<!-- example:start -->', '', '```ts', 'app.synth();', '```'];
const yaml = (name: string): string[] => [`<!-- example:yaml ${name} -->`, '```yaml', `name: ${name}`, '```'];
const readme = (...parts: string[][]): string => ['# Title', ...parts.flat(), ''].join('\n');

test('the marked blocks are the program and the files that it must write', () => {
  expect(readmeExample(readme(program, yaml('shop'), ['text', '```ts', 'other();', '```'], yaml('data')))).toEqual({
    program: 'app.synth();\n',
    manifests: [
      { file: 'dist/shop.k8s.yaml', text: 'name: shop\n' },
      { file: 'dist/data.k8s.yaml', text: 'name: data\n' },
    ],
  });
});

test.each([
  ['no program', readme(yaml('shop')), 'example:start'],
  ['two programs', readme(program, program, yaml('shop')), 'it has 2'],
  ['no YAML', readme(program), 'example:yaml NAME'],
  ['a block of another language', readme(['<!-- example:start -->', '```js', '```'], yaml('shop')), 'block of ts'],
  ['a block that is not closed', readme(program, ['<!-- example:yaml shop -->', '```yaml']), 'closed block of yaml'],
])('%s is said', (_case, text, message) => {
  expect(() => readmeExample(text)).toThrow(message);
});

test('a file beside the program is found by its name', () => {
  const config = ['<!-- example:cdk8s.yaml -->', '', '```yaml', 'app: node main.js', '```'];
  expect(readmeFile(readme(program, config), 'cdk8s.yaml')).toBe('app: node main.js\n');
  expect(() => readmeFile(readme(program), 'cdk8s.yaml')).toThrow('it has 0');
  expect(() => readmeFile(readme(config, config), 'cdk8s.yaml')).toThrow('it has 2');
});
