/*
 * The matchers as users have them: with the types of jest alone or of vitest alone, resolved in each way in which such
 * projects resolve modules, and in a real run of vitest. Of jest every other test here is a run.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as ts from 'typescript';
import { PublishedPackage } from './published-package';

const ROOT = join(__dirname, '..', '..');

const SHOP = `
import { App } from 'cdk8s';
import { AllowFrom, Application, DenyAll, Dns, Namespace, Peer, Port, Tier } from 'cdk8s-netpol';
const app = new App();
const namespace = new Namespace(new Application(app, 'shop'), 'shop');
const [web, api] = ['web', 'api'].map((id) => new Tier(namespace, id, { ports: [Port.tcp(80)] }));
new DenyAll(namespace, 'default-deny');
new AllowFrom(api, 'allow-web', { from: [web] });
`;

const RIGHT = `
expect(app).toAllow({ from: web, to: api });
expect('dist').toAllow({ from: 'shop/web', to: '192.0.2.1', port: 'udp/53' });
expect(app).not.toAllow({ from: web, to: Peer.anyPod(), port: Port.named('http') });
expect(app).toDeny({ from: api, to: web, port: 81 });
expect(app).toOnlyBeReachedFrom(api, [web, namespace, Peer.internet(), '192.0.2.1']);
expect(app).not.toOnlyReach(api, []);
expect(app).toHaveDns(web);
expect(app).toHaveDns(web, Dns.openShift());
expect(app).toBeIsolated(namespace, 'both');
const rows: TruthTableRow[] = [{ from: web, to: api, port: 80, expected: 'allowed' }];
expect(app).toMatchTruthTable(rows);
`;

/** Each line is wrong for a reason of its own. */
const WRONG = `
expect(app).toAllow({ from: web });
expect(app).toAllow(web, api);
expect(app).toDeny({ from: web, to: api, ports: [80] });
expect(app).toDeny({ from: web, to: 80 });
expect(app).toOnlyBeReachedFrom(api);
expect(app).toOnlyReach(api, web);
expect(app).toHaveDns();
expect(app).toBeIsolated(web);
expect(app).not.toBeIsolated(web, 'Ingress');
expect(app).toMatchTruthTable([{ from: web, to: api, expected: true }]);
expect(app).toBeAllowed(web);
`;

const HEAD = (runner: string, imported = ''): string => `
import type { TruthTableRow } from 'cdk8s-netpol/testing';
import { netpolMatchers } from 'cdk8s-netpol/testing/${runner}';
${imported}
${SHOP}
expect.extend(netpolMatchers);
`;

let published: PublishedPackage;

beforeAll(() => {
  published = new PublishedPackage();
}, 120_000);

afterAll(() => {
  published.remove();
});

/** Lines of a program with errors, and errors in our declarations. */
function errorsIn(project: string, head: string, code: string, options: ts.CompilerOptions): (number | string)[] {
  const file = join(project, 'policies.test.ts');
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  const exists = host.fileExists.bind(host);
  host.fileExists = (name) => name === file || exists(name);
  host.getSourceFile = (name, language, ...rest) =>
    name === file ? ts.createSourceFile(name, head + code, language) : read(name, language, ...rest);
  const program = ts.createProgram([file], { ...options, strict: true, target: ts.ScriptTarget.ES2022 }, host);
  const skipped = head.split('\n').length - 1;
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName === file || fileName.includes('/cdk8s-netpol/build/testing/'))
    .flatMap((source) => program.getSemanticDiagnostics(source))
    .map(({ file: at, start = 0, messageText }) =>
      at?.fileName === file
        ? at.getLineAndCharacterOfPosition(start).line - skipped
        : `${at?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}

const NODE = { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 };
const BUNDLER = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
const OLD = { module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10 };

const GLOBALS = "import { expect } from '@jest/globals';";
const VITEST = "import { expect } from 'vitest';";

interface Project {
  readonly name: string;
  readonly head: string;
  readonly packages: readonly string[];
  readonly type: 'commonjs' | 'module';
  readonly options: ts.CompilerOptions;
}

const jestProject = { type: 'commonjs' } as const;
const vitestProject = { head: HEAD('vitest', VITEST), packages: ['vitest'] };

test.each<Project>([
  {
    ...jestProject,
    name: 'jest',
    head: HEAD('jest'),
    packages: ['@types/jest'],
    options: { ...NODE, types: ['jest'] },
  },
  {
    ...jestProject,
    name: 'jest-globals',
    head: HEAD('jest', GLOBALS),
    packages: ['@jest/globals', 'expect'],
    options: OLD,
  },
  { ...vitestProject, name: 'vitest-module', type: 'module', options: NODE },
  { ...vitestProject, name: 'vitest-commonjs', type: 'commonjs', options: NODE },
  { ...vitestProject, name: 'vitest-bundler', type: 'module', options: BUNDLER },
])(
  'the compiler knows the matchers in a project of $name, and what they take',
  (project) => {
    const { name, packages, type, head, options } = project;
    const folder = published.project(name, packages, { 'package.json': JSON.stringify({ type }) });
    const first = RIGHT.split('\n').length;
    const wrong = [...WRONG.trim().split('\n').keys()].map((line) => first + line);
    expect(errorsIn(folder, head, RIGHT + WRONG, { types: [], ...options })).toEqual(wrong);
  },
  120_000,
);

test('a run of vitest passes and fails as the policies say', () => {
  const tests = `${HEAD('vitest', "import { expect, test } from 'vitest';")}
test('allowed', () => expect(app).toAllow({ from: web, to: api }));
test('not denied', () => expect(app).not.toDeny({ from: web, to: api }));
test('table', () => expect(app).toMatchTruthTable([{ from: api, to: web, expected: 'denied' }]));
test('fails', () => expect(app).toAllow({ from: api, to: web }));
test('fails with not', () => expect(app).not.toAllow({ from: web, to: api }));
test('refused', () => expect(app).not.toAllow({ from: 'shop/wep', to: api }));
`;
  const project = published.project('vitest-run', ['vitest'], {
    'package.json': JSON.stringify({ type: 'module' }),
    'policies.test.ts': tests,
  });
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=json', '--no-color'],
    {
      cwd: project,
      encoding: 'utf8',
      env: { ...process.env, VITEST: undefined, JEST_WORKER_ID: undefined, NODE_ENV: undefined },
    },
  );
  expect({ stderr, stdout }).toEqual({
    stderr: expect.any(String) as string,
    stdout: expect.stringMatching(/^\{/) as string,
  });
  const [{ assertionResults }] = (JSON.parse(stdout) as VitestReport).testResults;
  expect(assertionResults.map(({ title, status }) => [title, status])).toEqual([
    ['allowed', 'passed'],
    ['not denied', 'passed'],
    ['table', 'passed'],
    ['fails', 'failed'],
    ['fails with not', 'failed'],
    ['refused', 'failed'],
  ]);
  const messages = assertionResults.flatMap(({ failureMessages }) => failureMessages);
  expect(messages[0]).toContain('shop/default-deny (shop/shop/default-deny, ');
  expect(messages[1]).toMatch(/to deny it: .*ingress rule 0 of shop\/api-allow-web/);
  expect(messages[2]).toContain('error[endpoint-unknown] from: ');
}, 120_000);

interface VitestReport {
  readonly testResults: {
    readonly assertionResults: {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: string[];
    }[];
  }[];
}
