/** The real `cdk8s synth` with the plugin, on small apps, configured by the very block that docs/plugin.md shows. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cdk8sProject, type SynthRun } from './cdk8s-project';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'plugin.md'), 'utf8');
const [configuration] = blocks('yaml');
const [brokenApp] = blocks('js');
const [shownReport] = blocks('text');

let project: Cdk8sProject | undefined;

afterEach(() => {
  project?.remove();
});

function synth(main: string, { config = configuration, args = [] as string[] } = {}): SynthRun {
  project = new Cdk8sProject({ 'main.js': main, 'cdk8s.yaml': config });
  return project.synth(...args);
}

/** Fenced blocks of the page in one language. */
function blocks(language: string): string[] {
  return [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)].filter(([, own]) => own === language).map(([, , text]) => text);
}

/** A plain cdk8s app with one policy for each row. */
const plainApp = (...rows: { chart: string; namespace: string; port: number }[]): string => `
const { App, Chart, ApiObject } = require('cdk8s');
const app = new App();
const charts = {};
for (const { chart, namespace, port } of ${JSON.stringify(rows)}) {
  charts[chart] ??= new Chart(app, chart);
  new ApiObject(charts[chart], 'allow-web-' + namespace, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'allow-web', namespace },
    spec: { podSelector: {}, ingress: [{ ports: [{ port }] }] },
  });
}
app.synth();
`;

test('a good app passes', () => {
  const { code, stdout } = synth(plainApp({ chart: 'shop', namespace: 'shop', port: 80 }));

  expect(code).toBe(0);
  expect(stdout).toMatch(/Status +│ success/);
  expect(stdout).toMatch(/NetworkPolicies +│ 1 /);
});

test('a broken hand-written policy fails with the report that the page shows', () => {
  const { code, stdout, stderr } = synth(brokenApp);

  expect(code).toBe(2);
  expect(stderr).not.toMatch(/^ +at /m);
  const report = stdout.slice(stdout.indexOf('(Violations)')).trimEnd();
  expect(report).toBe(shownReport.trimEnd());
  for (const part of [
    'port-out-of-range (1 occurrences)',
    'Construct Path: shop/metrics/policy',
    'Manifest Path: dist/shop.k8s.yaml',
    'Resource Name: monitoring/allow-scrape',
    'spec.ingress[0].ports[0].port (line 9)',
    'How to fix: ',
  ]) {
    expect(report).toContain(part);
  }
  expect(readFileSync(join(project?.folder ?? '', 'dist/shop.k8s.yaml'), 'utf8').split('\n')[9 - 1]).toMatch(/port: 0/);
});

test('equal names in two namespaces lead to the right construct or to its chart', () => {
  const { code, stdout } = synth(
    plainApp({ chart: 'front', namespace: 'shop', port: 0 }, { chart: 'back', namespace: 'data', port: 0 }),
  );

  expect(code).toBe(2);
  const found = [...stdout.matchAll(/Construct Path: (.*)\n.*\n +- Resource Name: (.*)/g)];
  expect(found.map(([, path, resource]) => [resource, path]).sort()).toEqual([
    ['data/allow-web', 'back/allow-web-data'],
    ['shop/allow-web', 'front'],
  ]);
});

test('an app of our constructs fails by itself, before there is a manifest', () => {
  const { code, stdout, stderr } = synth(`
const { App, ApiObject } = require('cdk8s');
const { Application } = require('cdk8s-netpol');
const app = new App();
new ApiObject(new Application(app, 'shop'), 'by-hand', {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'allow-web', namespace: 'shop' },
  spec: { podSelector: {}, ingress: [{ ports: [{ port: 0 }] }] },
});
app.synth();
`);

  expect(code).toBe(1);
  expect(stderr).toContain('error[port-out-of-range] spec.ingress[0].ports[0].port');
  expect(stderr).toContain('shop/by-hand');
  expect(stdout).not.toContain('Performing validations');
  expect(existsSync(join(project?.folder ?? '', 'dist/shop.k8s.yaml'))).toBe(false);
});

test('a wrong property and a file that is no YAML are violations, without a stack trace', () => {
  const config = configuration.replace('kubernetesVersion', 'kubernetesVerison');
  const writesNoYaml =
    "require('fs').mkdirSync('dist'); require('fs').writeFileSync('dist/a.yaml', 'a: [1\\nb: 2\\n');";

  const { code, stdout, stderr } = synth(writesNoYaml, { config });

  expect(code).toBe(2);
  expect(stdout).toContain('plugin-property-invalid');
  expect(stdout).toContain('did you mean kubernetesVersion?');
  expect(stdout).toContain('manifest-unparseable');
  expect(stderr).not.toMatch(/^ +at /m);
});

test('with --stdout the manifests are validated as well', () => {
  const { code, stdout } = synth(plainApp({ chart: 'shop', namespace: 'shop', port: 0 }), {
    args: ['--stdout'],
    config: configuration.replace(/^output:.*\n/m, ''),
  });

  expect(code).toBe(2);
  expect(stdout).toContain('Manifest Path: STDOUT');
  expect(stdout).toContain('Construct Path: shop/allow-web-shop');
});
