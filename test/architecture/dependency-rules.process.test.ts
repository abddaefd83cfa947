/**
 * A rule that cannot fail guards nothing. Here each rule of .dependency-cruiser.cjs is broken once, in a small tree of its own,
 * and must be the one that says so; what is allowed must pass.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');
let tree: string;

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'netpol-architecture-'));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  for (const file of ['package.json', 'tsconfig.json']) {
    copyFileSync(join(root, file), join(tree, file));
  }
});

afterEach(() => {
  rmSync(tree, { recursive: true, force: true });
});

/** Names of the rules that the files break, each with the file that breaks it. */
function violations(files: Record<string, string[]>): string[] {
  for (const [file, imports] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), ['export const value = 1;', 'export type Value = 1;', ...imports, ''].join('\n'));
  }
  const folders = [...new Set(Object.keys(files).map((file) => file.split('/')[0]))];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...folders,
      ...['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'],
    ],
    { cwd: tree, encoding: 'utf8' },
  );
  if (!stdout.startsWith('{')) {
    throw new Error(stdout + stderr);
  }
  const result = JSON.parse(stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  return [...new Set(result.summary.violations.map(({ rule, from }) => `${from}: ${rule.name}`))].sort();
}

const value = (from: string): string => `import { value } from '${from}';\nconsole.log(value);`;
const type = (from: string): string => `import type { Value } from '${from}';\nexport type Use = Value;`;
const bare = (from: string): string => `import '${from}';`;

test('each rule is broken by the file that breaks it, and by no other', () => {
  const broken: [file: string, rule: string, imports: string[]][] = [
    ['lib/base/a.ts', 'base-imports-only-what-is-below', [value('../model/ok')]],
    ['lib/diagnostics/a.ts', 'diagnostics-imports-only-what-is-below', [value('../model/ok')]],
    ['lib/model/a.ts', 'model-imports-only-what-is-below', [value('../graph/ok')]],
    ['lib/validation/a.ts', 'validation-imports-only-what-is-below', [value('../graph/ok')]],
    ['lib/manifest/a.ts', 'manifest-imports-only-what-is-below', [value('../analysis/ok')]],
    ['lib/graph/a.ts', 'graph-imports-only-what-is-below', [value('../lower/ok')]],
    ['lib/analysis/a.ts', 'analysis-imports-only-what-is-below', [value('../lower/ok')]],
    ['lib/cni/a.ts', 'cni-imports-only-what-is-below', [value('../analysis/ok')]],
    ['lib/lower/a.ts', 'lower-imports-only-what-is-below', [value('../analysis/ok')]],
    ['lib/closure/a.ts', 'closure-imports-only-what-is-below', [value('../constructs/ok')]],
    ['lib/checks/a.ts', 'checks-imports-only-what-is-below', [value('../manifest/ok')]],
    ['lib/report/a.ts', 'report-imports-only-what-is-below', [type('../constructs/ok')]],
    ['lib/report/b.ts', 'report-imports-results-as-types-only', [value('../analysis/ok')]],
    ['lib/constructs/a.ts', 'constructs-imports-only-what-is-below', [value('../report/ok')]],
    ['lib/patterns/a.ts', 'patterns-imports-only-what-is-below', [value('../graph/ok')]],
    ['lib/plugin/a.ts', 'plugin-imports-only-what-is-below', [value('../constructs/ok')]],
    ['lib/testing/a.ts', 'testing-imports-only-what-is-below', [value('../plugin/ok')]],
    ['lib/cli/a.ts', 'cli-imports-only-what-is-below', [value('../constructs/ok')]],
    ['lib/elsewhere/a.ts', 'folder-is-in-the-table', [value('../elsewhere/ok')]],
    ['lib/manifest/b.ts', 'only-the-shell-knows-cdk8s', [bare('cdk8s')]],
    ['lib/constructs/b.ts', 'cdk8s-plus-by-shape', ["import type { Pod } from 'cdk8s-plus-28';\nexport type P = Pod;"]],
    ['lib/graph/b.ts', 'pure-folders-touch-no-machine', [bare('node:path')]],
    ['lib/constructs/c.ts', 'files-are-read-in-one-place', [bare('node:fs')]],
    ['lib/plugin/b.ts', 'processes-only-in-the-command-line', [bare('node:child_process')]],
    ['lib/constructs/d.ts', 'lib-imports-no-caller', [value('../../tools/ok')]],
    ['apps/a.ts', 'apps-use-the-public-api', [value('../lib/graph/ok')]],
    ['tools/a.ts', 'nothing-imports-tests', [value('../test/ok')]],
    ['lib/manifest/c.ts', 'no-undeclared-packages', [bare('yargs')]],
    ['lib/manifest/d.ts', 'lib-needs-no-development-packages', [bare('fast-check')]],
    ['lib/model/b.ts', 'no-unresolvable-imports', [value('./nowhere')]],
  ];
  const reached = broken.map(([file]) => file).filter((file) => file.startsWith('lib/'));
  const layers = [...new Set(reached.map((file) => dirname(file)))];
  const files = Object.fromEntries(broken.map(([file, , imports]) => [file, imports]));
  const neighbours = [...layers, 'tools', 'test'].map((folder): [string, string[]] => [`${folder}/ok.ts`, []]);
  const all = [...reached, ...layers.map((folder) => `${folder}/ok.ts`)];
  const index = all.map((file) => bare(`./${file.slice('lib/'.length, -'.ts'.length)}`));

  expect(violations({ ...files, ...Object.fromEntries(neighbours), 'lib/index.ts': index })).toEqual(
    broken.map(([file, rule]) => `${file}: ${rule}`).sort(),
  );
});

test('cycles of values are refused, and modules that nothing reaches', () => {
  const found = violations({
    'lib/index.ts': [bare('./model/a')],
    'lib/model/a.ts': [value('./b')],
    'lib/model/b.ts': [value('./a')],
    'lib/model/dead.ts': [],
  });

  expect(found).toEqual([
    'lib/model/a.ts: no-cycles', // one report a cycle
    'lib/model/dead.ts: every-module-is-reached',
  ]);
});

test('what the design allows passes', () => {
  const found = violations({
    'lib/index.ts': ['./constructs/a', './patterns/a', './plugin/a', './report/a', './lower/a', './base/a'].map(bare),
    'lib/testing/index.ts': [bare('../constructs/a')],
    'lib/base/a.ts': [],
    'lib/model/a.ts': [value('../base/a'), type('./b')],
    'lib/model/b.ts': [type('./a')],
    'lib/graph/a.ts': [value('../model/a')],
    'lib/lower/a.ts': [value('../graph/a')],
    'lib/analysis/a.ts': [value('../model/a')],
    'lib/report/a.ts': [type('../analysis/a')],
    'lib/manifest/a.ts': [value('../model/a'), bare('yaml'), bare('./files')],
    'lib/manifest/files.ts': [bare('node:fs')],
    'lib/constructs/a.ts': [value('../lower/a'), bare('cdk8s'), bare('constructs')],
    'lib/patterns/a.ts': [value('../constructs/a'), bare('constructs')],
    'lib/plugin/a.ts': [value('../manifest/a'), bare('cdk8s')],
    'apps/a.ts': [value('../lib/index'), bare('node:fs'), bare('cdk8s-plus-28')],
    'test/a.ts': [value('../lib/graph/a'), bare('fast-check')],
  });

  expect(found).toEqual([]);
});
