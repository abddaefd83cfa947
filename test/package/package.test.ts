/**
 * The package as a user gets it: packed, installed into an empty project from the tarball, used as the README says.
 *
 * The README's example is found by markers; readme-example.ts says which.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { XMLValidator } from 'fast-xml-parser';
import type { CommandName } from '../../lib/cli/command';
import { COMMANDS } from '../../lib/cli/commands';
import { readmeExample, readmeFile } from './readme-example';

const root = join(__dirname, '..', '..');
/** What the README tells users to install beside us, and what runs TypeScript there. */
const beside = ['cdk8s', 'constructs', 'cdk8s-cli', 'typescript', 'ts-node', '@swc/core', '@types/node'];

const entryPoints = [
  'cdk8s-netpol',
  'cdk8s-netpol/testing',
  'cdk8s-netpol/testing/jest',
  'cdk8s-netpol/testing/vitest',
];

let scratch: string;
let tarball: string;
let packedFiles: string[];

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'netpol-package-'));
  const [packed] = JSON.parse(sh(root, 'npm', 'pack', '--json', '--silent', '--pack-destination', scratch)) as {
    filename: string;
    files: { path: string }[];
  }[];
  tarball = join(scratch, packed.filename);
  packedFiles = packed.files.map(({ path }) => path);
});

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

describe('the tarball', () => {
  test('holds the compiled library, its types and its documents, and nothing else', () => {
    const surprising = packedFiles.filter(
      (path) =>
        !/^(build\/.+\.(m?js|d\.m?ts)|docs\/((checks\/)?[\w-]+\.md|schemas\/[\w.-]+\.json))$/.test(path) &&
        !['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'build/cli/THIRD-PARTY-LICENSES.txt'].includes(path),
    );

    expect(surprising).toEqual([]);
    expect(packedFiles).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'build/index.js', 'build/index.d.ts']));
  });

  test('holds no tests', () => {
    expect(packedFiles.filter((path) => /\btests?\b(?!ing)/.test(path))).toEqual([]);
  });

  test('passes publint', () => {
    const output = sh(root, process.execPath, bin('publint/src/cli.js'), tarball, '--strict');

    expect(output).toContain('All good!');
  });

  // No rule is ignored and no resolution left out: cdk8s projects still compile with TypeScript's node10 resolution,
  // which is what "typesVersions" in package.json is for.
  test('has types that every way of resolving modules finds', () => {
    const output = sh(
      root,
      process.execPath,
      bin('@arethetypeswrong/cli/dist/index.js'),
      tarball,
      '--no-color',
      '--no-definitely-typed',
    );

    expect(output).toContain('No problems found');
  });
});

describe('the command line, in an empty folder, without cdk8s', () => {
  let folder: string;
  const netpol = (args: string[], input = ''): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(join(folder, 'node_modules', '.bin', 'netpol'), args, { cwd: folder, input, encoding: 'utf8' });
  const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: p, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress], ingress: [{ ports: [{ port: 80 }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: main, image: main, ports: [{ containerPort: 80 }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop, labels: { app: api } }
spec: { containers: [{ name: main, image: main }] }
`;

  /** The same with a warning, and sound. */
  const finding = policy.replace(
    'ports: [{ port: 80 }]',
    'from: [{ podSelector: { matchLabels: { app: nobody } } }, { podSelector: {} }]',
  );

  beforeAll(() => {
    folder = join(scratch, 'empty');
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', private: true }));
    const options = ['--silent', '--no-audit', '--no-fund', '--prefer-offline', '--legacy-peer-deps'];
    sh(folder, 'npm', 'install', ...options, tarball);
    writeFileSync(join(folder, 'policy.yaml'), policy);
    writeFileSync(join(folder, 'finding.yaml'), finding);
    writeFileSync(join(folder, 'broken.yaml'), policy.replace('port: 80', 'port: 0'));
  });

  /** What a result has to be, by the name of its format. */
  const IS: Readonly<Record<string, (text: string) => unknown>> = {
    text: (text) => expect(text.trim()).not.toBe(''),
    json: (text) => expect(JSON.parse(text)).toHaveProperty('schemaVersion'),
    jsonl: (text) => {
      for (const line of text.trim().split('\n')) expect(typeof JSON.parse(line)).toBe('object');
    },
    csv: (text) => expect(parseCsv(text, { columns: true })).not.toEqual([]),
    markdown: (text) => expect(text).toMatch(/\S/),
    sarif: (text) => expect(JSON.parse(text)).toMatchObject({ version: '2.1.0' }),
    junit: (text) => expect(XMLValidator.validate(text)).toBe(true),
    github: (text) => expect(text).toMatch(/^::(error|warning|notice) /m),
  };

  // Every command with each of its formats; the manifests once from a file, once from standard input.
  test.each(
    COMMANDS.flatMap(({ name, formats }) =>
      (formats.length === 0 ? ['text'] : formats).map((format) => [name, format, formats.length > 0] as const),
    ),
  )('%s -o %s', (name, format, hasFormats) => {
    const questions: Partial<Record<CommandName, string[]>> = {
      can: ['shop/api', 'shop/web', '--port', '80/tcp'],
      explain: ['--policy', 'shop/p'],
      completion: ['bash'],
      init: ['of-init'],
    };
    const asked = [name, ...(questions[name] ?? []), ...(hasFormats ? ['-o', format] : [])];
    const isAboutManifests = ['check', 'can', 'matrix', 'explain', 'exposure'].includes(name);
    for (const input of isAboutManifests ? ['finding.yaml', '-'] : [undefined]) {
      const args = input === undefined ? asked : [...asked, '-f', input];
      const { status, stdout, stderr } = netpol(args, input === '-' ? finding : '');
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      IS[format](stdout);
    }
  });

  test.each(['zsh', 'fish'])('completion %s', (shell) => {
    expect(netpol(['completion', shell])).toMatchObject({ status: 0, stderr: '' });
  });

  test.each([
    [0, ['--version']],
    [0, ['--help']],
    [0, ['check', 'policy.yaml']],
    [0, ['check', 'finding.yaml']],
    [1, ['check', 'finding.yaml', '--fail-on', 'warning']],
    [1, ['check', 'broken.yaml']],
    [0, ['check', 'broken.yaml', '--fail-on', 'never']],
    [2, ['check', 'missing.yaml']],
    [2, ['chek', 'policy.yaml']],
    [1, ['can', 'shop/api', 'shop/web', '--port', '81/tcp', '-f', 'policy.yaml']],
    [1, ['can', 'shop/api', 'shop/web', '-f', 'broken.yaml']],
    [2, ['can', 'shop/nobody', 'shop/web', '-f', 'policy.yaml']],
    [3, ['can', 'shop/api', 'shop/web', '--port', '80/icmp', '-f', 'policy.yaml']],
    [1, ['matrix', 'broken.yaml']],
    [2, ['matrix', 'policy.yaml', '--focus', 'shop/nobody']],
    [0, ['matrix', 'policy.yaml', '--pairs', '--focus', 'shop/web']],
    [2, ['explain', 'policy.yaml', '--policy', 'shop/nobody']],
    [0, ['checks', 'host-bits']],
    [2, ['checks', 'host-bit']],
    [0, ['cni', 'cilium']],
    [2, ['cni', 'cilum']],
    [0, ['init', 'twice', '--ci', 'github']],
    [2, ['init', 'twice', '--ci', 'github']],
  ] as const)('ends with %i: %j', (code, args) => {
    const { status, stdout, stderr } = netpol([...args]);
    expect({ status, stderr: status === code ? '' : stderr }).toEqual({ status: code, stderr: '' });
    expect(`${stdout}${stderr}`).not.toMatch(/\.js:\d+:\d+|node:internal/);
    if (code === 0) expect(stdout.trim()).not.toBe('');
  });

  test('ends with 130 where Ctrl-C ends --watch', async () => {
    const child = spawn(join(folder, 'node_modules', '.bin', 'netpol'), ['check', 'policy.yaml', '--watch'], {
      cwd: folder,
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
  });
});

describe('a new project', () => {
  let project: string;
  const readme = (): string => {
    const file = join(root, 'README.md');
    if (!existsSync(file)) {
      throw new Error('there is no README.md: its example is what this test runs');
    }
    return readFileSync(file, 'utf8');
  };
  const example = (): ReturnType<typeof readmeExample> => readmeExample(readme());

  beforeAll(() => {
    project = join(scratch, 'project');
    mkdirSync(project);
    write('package.json', JSON.stringify({ name: 'infrastructure', version: '1.0.0', private: true }));
    const versions = beside.map((name) => `${name}@${lockedVersion(name)}`);
    sh(project, 'npm', 'install', '--silent', '--no-audit', '--no-fund', '--prefer-offline', tarball, ...versions);
    write(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: {
          target: 'ES2022',
          module: 'node16',
          moduleResolution: 'node16',
          strict: true,
          skipLibCheck: false,
          noEmit: true,
        },
        'ts-node': { swc: true },
      }),
    );
  });

  test('synthesizes from the README’s example exactly the YAML that the README shows', () => {
    const { program, manifests } = example();
    write('main.ts', program);

    sh(project, process.execPath, '-r', 'ts-node/register', 'main.ts');

    const files = readdirSync(join(project, 'dist')).sort();
    expect(Object.fromEntries(files.map((file) => [`dist/${file}`, read(`dist/${file}`)]))).toEqual(
      Object.fromEntries(manifests.map(({ file, text }) => [file, text])),
    );
  });

  test('synthesizes with the files and the command of the README, the plugin included', () => {
    const { program, manifests } = example();
    const folder = join(scratch, 'by-the-readme');
    mkdirSync(folder);
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
    copyFileSync(join(project, 'package.json'), join(folder, 'package.json'));
    writeFileSync(join(folder, 'main.ts'), program);
    for (const name of ['tsconfig.json', 'cdk8s.yaml']) writeFileSync(join(folder, name), readmeFile(readme(), name));

    const output = sh(folder, 'npx', 'cdk8s', 'synth', '--check-upgrade=false');

    expect(output).toContain('Validation Report');
    for (const { file, text } of manifests) expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
  });

  test('compiles the README’s example strictly, the declarations of all packages included', () => {
    write('main.ts', example().program);

    expect(sh(project, process.execPath, 'node_modules/typescript/bin/tsc', '-p', '.')).toBe('');
  });

  test('finds every entry point with TypeScript’s oldest way of resolving modules', () => {
    const imports = entryPoints.map((name, index) => `import * as entry${index} from '${name}';\n`).join('');
    write('old.ts', `${imports}export const all = [${entryPoints.map((_, index) => `entry${index}`).join(', ')}];\n`);

    const options = ['--module', 'commonjs', '--moduleResolution', 'node10', '--target', 'es2022', '--strict'];
    const more = ['--skipLibCheck', '--noEmit', '--types', 'node', 'old.ts'];

    expect(sh(project, process.execPath, 'node_modules/typescript/bin/tsc', ...options, ...more)).toBe('');
  });

  // Neither jest nor vitest is installed here: the matchers need none of them.
  test('loads every entry point with require and with import', () => {
    const names = JSON.stringify(entryPoints);
    write('load.cjs', `for (const m of ${names}) console.log(Object.keys(require(m)).length > 0);\n`);
    write('load.mjs', `for (const m of ${names}) console.log('netpolMatchers' in (await import(m)));\n`);

    expect(sh(project, process.execPath, 'load.cjs')).toBe('true\n'.repeat(4));
    expect(sh(project, process.execPath, 'load.mjs')).toBe('false\ntrue\ntrue\ntrue\n');
  });

  const write = (file: string, text: string): void => {
    writeFileSync(join(project, file), text);
  };
  const read = (file: string): string => readFileSync(join(project, file), 'utf8');
});

/** Runs a program and returns its standard output; a failure shows all that it printed. */
function sh(cwd: string, command: string, ...args: string[]): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')} failed in ${cwd}\n${stdout ?? ''}${stderr ?? ''}`, { cause: error });
  }
}

function bin(path: string): string {
  return join(root, 'node_modules', path);
}

/** The version of a package that our own lock file names, so that a red test is never the work of somebody's new release. */
function lockedVersion(name: string): string {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string } | undefined>;
  };
  const version = lock.packages[`node_modules/${name}`]?.version;
  if (version === undefined) {
    throw new Error(`package-lock.json has no ${name}`);
  }
  return version;
}
