import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { examplesOf } from '../support/markdown-examples';
import { runExample } from '../support/run-example';

const examples = examplesOf(readFileSync(join(__dirname, '../../docs/writing-patterns.md'), 'utf8'));
const files = Object.fromEntries(examples.map(({ file = '', code }) => [file, code]));

test('every example is a file of the package, a program or a test', () => {
  expect(examples.map(({ file }) => file)).toEqual([
    'src/allow-gateway.ts',
    'src/acme-baseline.ts',
    'src/acme-namespace.ts',
    'src/acme-defaults.ts',
    'src/index.ts',
    'src/example.ts',
    'test/acme.test.ts',
  ]);
});

test('the program makes the YAML that the page shows', () => {
  const { app } = runExample(files['src/example.ts'], files, 'src/example.ts');

  expect(SynthesizedPolicies.of(app!).toYaml()).toBe(examples.find(({ file }) => file === 'src/example.ts')?.yaml);
});

test('the patterns in one namespace have the names that the page gives', () => {
  const names = `
    import { App } from 'cdk8s';
    import { Application, Namespace } from 'cdk8s-netpol';
    import { AcmeBaseline } from './index';
    const app = new App();
    new AcmeBaseline(new Namespace(new Application(app, 'a'), 'a'), 'baseline');
  `;
  const { app } = runExample(names, files, 'src/names.ts');

  expect(SynthesizedPolicies.of(app!).ids).toEqual([
    'a/baseline-allow-metrics',
    'a/baseline-zero-trust-allow-dns',
    'a/baseline-zero-trust-deny-all',
  ]);
});

// Its tests become tests of this file.
runExample(files['test/acme.test.ts'], files, 'test/acme.test.ts');
