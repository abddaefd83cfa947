/**
 * The architecture as rules. Each folder of lib/ names what it may import, and why no more; a folder that is not in the
 * table may import nothing, so a new folder has to be put here first.
 */

/**
 * @typedef {object} Layer
 * @property {string[]} imports folders of lib/ whose values and types may be imported
 * @property {string[]} [types] folders of lib/ from which types alone may be imported
 * @property {string} reason
 */

const bottom = ['base', 'diagnostics'];
const core = [...bottom, 'model'];

/** @type {Record<string, Layer>} */
const layers = {
  base: { imports: [], reason: 'Zero domain knowledge: whatever base imports, everything else would import too.' },
  diagnostics: {
    imports: ['base'],
    reason: 'A finding is data. Model objects in it would make model and diagnostics import each other.',
  },
  model: { imports: bottom, reason: 'Frozen values and their algebra stand below every engine and below cdk8s.' },
  validation: { imports: core, reason: 'What the API server rejects depends on the object alone, not on who asks.' },
  manifest: {
    imports: [...core, 'validation'],
    reason:
      'Hand-written and synthesized policies are read and judged alike: to read one means to validate it first, because only what the API server accepts has a meaning.',
  },
  graph: {
    imports: core,
    reason: 'The declared graph is complete before anything is lowered; it knows no policies of ours.',
  },
  analysis: {
    imports: core,
    reason: 'The evaluator must not know how policies were made, or it could not check them.',
  },
  cni: { imports: core, reason: 'Capability profiles are data with sources; they run nothing.' },
  lower: {
    imports: [...core, 'graph'],
    reason: 'Lowering is a pure function from graph to policies with stated laws.',
  },
  closure: {
    imports: [...core, 'graph', 'lower', 'analysis'],
    reason: 'Closure compares two answers; it makes neither itself and needs no manifest and no cdk8s.',
  },
  checks: {
    imports: [...core, 'analysis', 'validation', 'cni'],
    reason: 'A check asks engines; it does not read files or print.',
  },
  report: {
    imports: core,
    types: ['validation', 'analysis', 'closure', 'cni', 'checks'],
    reason: 'A report sees results, never engines: only the types of results may be imported.',
  },
  constructs: {
    imports: [...core, 'validation', 'manifest', 'graph', 'lower', 'analysis', 'cni', 'closure', 'checks'],
    reason: 'Constructs hand findings on and never print, so no report and no command line.',
  },
  patterns: {
    imports: ['constructs'],
    reason: 'Patterns prove that the public API is enough: an organisation has no more than that.',
  },
  plugin: {
    imports: [...core, 'manifest', 'validation', 'checks'],
    reason: 'The plugin judges manifests, whoever made them: it must not depend on our constructs.',
  },
  testing: {
    imports: [...core, 'constructs', 'manifest', 'graph', 'lower', 'analysis', 'report'],
    reason: 'Matchers ask and print; they neither check nor run commands.',
  },
  cli: {
    imports: [...core, 'manifest', 'validation', 'analysis', 'cni', 'checks', 'report'],
    reason: 'The command line judges YAML from anywhere, so it never imports constructs.',
  },
};

const pure = [
  'base',
  'diagnostics',
  'model',
  'validation',
  'graph',
  'lower',
  'analysis',
  'closure',
  'cni',
  'checks',
  'report',
];
const cdk8sShell = ['constructs', 'patterns', 'plugin', 'testing'];
const entryPoints = '^lib/(index|testing/(index|jest|vitest)|cli/main)\\.m?ts$';
const oneOf = (folders) => `^lib/(${folders.join('|')})/`;

/** Folders outside the list: one rule for values, one for types where the two lists differ. */
const layerRules = Object.entries(layers).flatMap(([folder, { imports, types = [], reason }]) => {
  const rule = (name, allowed, to) => ({
    name,
    severity: 'error',
    comment: `${reason} lib/${folder} may import: ${allowed.join(', ') || 'nothing'}.`,
    from: { path: `^lib/${folder}/` },
    to: { path: '^lib/', pathNot: oneOf([folder, ...allowed]), ...to },
  });
  const rules = [rule(`${folder}-imports-only-what-is-below`, [...imports, ...types], {})];
  if (types.length > 0) {
    rules.push(rule(`${folder}-imports-results-as-types-only`, imports, { dependencyTypesNot: ['type-only'] }));
  }
  return rules;
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'folder-is-in-the-table',
      severity: 'error',
      comment:
        'A folder of lib/ without a row in the table of .dependency-cruiser.cjs has no direction. Add the row, with its reason.',
      from: { path: '^lib/[^/]+/', pathNot: oneOf(Object.keys(layers)) },
      to: {},
    },
    {
      name: 'only-the-shell-knows-cdk8s',
      severity: 'error',
      comment: 'Everything below the constructs is used on YAML from anywhere, without cdk8s installed.',
      from: { path: '^lib/', pathNot: oneOf(cdk8sShell) },
      to: { path: ['(^|/)node_modules/(cdk8s|constructs)/', '^(cdk8s|constructs)$'] },
    },
    {
      name: 'cdk8s-plus-by-shape',
      severity: 'error',
      comment:
        'cdk8s-plus is optional and has many versions: its peers and workloads are met by shape. Even an import type would end up in our declarations and break users without it.',
      from: { path: '^lib/' },
      to: { path: 'cdk8s-plus-' },
    },
    {
      name: 'pure-folders-touch-no-machine',
      severity: 'error',
      comment: 'The same input must give the same answer everywhere: no files, processes, clock or network here.',
      from: { path: oneOf(pure) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'files-are-read-in-one-place',
      severity: 'error',
      comment:
        'Files are read only through the file module of lib/manifest, and written only through that of the command line, so that everything else can be tested on strings.',
      from: { path: '^lib/', pathNot: '^lib/(manifest/files|cli/write-file)\\.ts$' },
      to: { dependencyTypes: ['core'], path: '^(node:)?fs(/promises)?$' },
    },
    {
      name: 'processes-only-in-the-command-line',
      severity: 'error',
      comment: 'A library that starts processes or ends its own surprises whoever imports it.',
      from: { path: '^lib/', pathNot: '^lib/cli/' },
      to: { dependencyTypes: ['core'], path: '^(node:)?(child_process|process|worker_threads|net|http|https)$' },
    },
    {
      name: 'lib-imports-no-caller',
      severity: 'error',
      comment: 'Apps, tests, benchmarks and tools use the library; the package does not hold them.',
      from: { path: '^lib/' },
      to: { path: '^(apps|test|bench|tools)/' },
    },
    {
      name: 'apps-use-the-public-api',
      severity: 'error',
      comment: 'Apps are documentation: a reader can do only what the package exports.',
      from: { path: '^(apps|bench)/' },
      to: {
        path: '^(lib|build)/',
        pathNot: '^(lib|build)/(index|testing/(index|jest|vitest))\\.(m?ts|m?js|d\\.m?ts)$',
      },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment: 'A test is nobody’s library; shared helpers of tests live beside the tests that use them.',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'Modules in a cycle can only be understood, tested and moved together. Cycles of types alone do no harm at run time.',
      from: { path: '^(lib|apps|bench|tools)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'every-module-is-reached',
      severity: 'error',
      comment:
        'A module that no entry point of the package reaches is dead code, or its export is missing in lib/index.ts.',
      from: { path: entryPoints },
      to: { path: '^lib/', pathNot: entryPoints, reachable: false },
    },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      comment: 'What is not in package.json is there by chance and is missing at the user.',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'lib-needs-no-development-packages',
      severity: 'error',
      comment:
        'Users do not get devDependencies. Make it a dependency, or do without. The command line is bundled with what it needs.',
      from: { path: '^lib/', pathNot: '^lib/cli/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only', 'npm-peer'],
        pathNot: '(^|/)node_modules/(cdk8s|constructs)/',
      },
    },
    {
      name: 'no-unresolvable-imports',
      severity: 'error',
      comment: 'The import leads nowhere: a misspelt path, or a package that is not installed.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'types', 'default'] },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
