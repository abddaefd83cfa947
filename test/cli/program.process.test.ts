/** The command line as it is published, in a process of its own: what nothing inside of this process can show. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { egress, pod, policy, yaml } from '../checks/manifests';
import { BuiltProgram } from './built-program';
import { MANIFESTS, mutated } from './mutants';
import { netpol } from './terminal';

const ESCAPE = String.fromCharCode(27);
const STACK = /\n\s+at .*:\d+:\d+/;

const sound = yaml(policy('default-deny', '{}', egress('{}')), pod('web', 'app: web'));
const refused = sound.replace('podSelector: {}', 'podSelector: { a: b }');
/** Enough pairs that writing them takes longer than a reader stays, and fills every pipe. */
const many = yaml(...Array.from({ length: 300 }, (_, index) => pod(`pod-${index}`, `app: app-${index}`)));

let program: BuiltProgram;

beforeAll(() => {
  program = new BuiltProgram();
  program.write('sound.yaml', sound);
  program.write('refused.yaml', refused);
  program.write('many.yaml', many);
});

afterAll(() => {
  program.remove();
});

test.each([
  ['never settles', 'await new Promise(() => {});'],
  ['ends the process', 'process.exit(0);'],
])('a module that %s does not make the answer a good one', (_title, text) => {
  program.write('module.mjs', `${text}\n`);
  program.write('modules.yaml', 'modules: [./module.mjs]\n');
  const { code, stdout, stderr } = program.run(['check', 'sound.yaml', '--config', 'modules.yaml']);
  expect({ code, stdout, says: stderr.includes('module') }).toEqual({ code: 2, stdout: '', says: true });
});

test('a manifest that is read is not written over', () => {
  program.write('mine.yaml', sound);
  const { code, stderr } = program.run(['check', 'mine.yaml', '-o', 'json', '--out', 'mine.yaml']);
  expect({ code, says: stderr.includes('--out') }).toEqual({ code: 2, says: true });
  expect(readFileSync(join(program.folder, 'mine.yaml'), 'utf8')).toBe(sound);
});

test('ends where standard error cannot be written', () => {
  const { status, signal } = spawnSync(
    'sh',
    ['-c', '"$0" "$1" check nothing-here 2>&-', process.execPath, program.path],
    {
      cwd: program.folder,
      timeout: 10_000,
    },
  );
  expect({ status, signal }).toEqual({ status: 2, signal: null });
});

const pairs = ['matrix', 'many.yaml', '--pairs', '-o', 'csv'];

test('a reader that leaves ends it, without a word', async () => {
  const running = program.start(pairs);
  running.child.stdout.once('data', () => running.child.stdout.destroy());
  expect({ code: await running.ended, stderr: running.stderr }).toEqual({ code: 0, stderr: '' });
});

describe('Ctrl-C', () => {
  test('ends it at once', async () => {
    const running = program.start([...pairs]);
    // Nobody takes what it writes, so it is still there.
    running.child.stdout.pause();
    await new Promise((resolve) => running.child.stdout.once('readable', resolve));
    running.child.kill('SIGINT');
    running.child.stdout.resume();
    expect({ code: await running.ended, stderr: running.stderr }).toEqual({ code: 'SIGINT', stderr: '' });
  });

  test('leaves no half of a file', async () => {
    mkdirSync(join(program.folder, 'out'));
    const running = program.start([...pairs, '--out', 'out/pairs.csv']);
    // The unfinished file is there as soon as writing begins.
    await running.until(() => readdirSync(join(program.folder, 'out')).length > 0);
    running.child.kill('SIGINT');
    expect({ code: await running.ended, stderr: running.stderr }).toEqual({ code: 130, stderr: '' });
    expect(readdirSync(join(program.folder, 'out'))).toEqual([]);
  });
});

describe('colours', () => {
  test.each<[string, Record<string, string>, string[], boolean]>([
    ['none where nobody sits in front of it', {}, [], false],
    ['by FORCE_COLOR', { FORCE_COLOR: '1' }, [], true],
    ['none by NO_COLOR, whatever else', { NO_COLOR: '1', FORCE_COLOR: '1' }, [], false],
    ['none by --no-color', { FORCE_COLOR: '1' }, ['--no-color'], false],
    ['none in a file', { FORCE_COLOR: '1' }, ['--out', 'coloured.txt'], false],
  ])('%s', (_title, env, options, expected) => {
    const { stdout, stderr } = program.run(['check', 'refused.yaml', ...options], { env });
    const written = options.includes('--out') ? readFileSync(join(program.folder, 'coloured.txt'), 'utf8') : stdout;
    expect({ isColoured: written.includes(ESCAPE), stderr }).toEqual({ isColoured: expected, stderr: '' });
  });

  // script of util-linux runs a command in a pseudo terminal; other systems have another one, or none.
  const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

  (hasTerminal ? describe : describe.skip)('where somebody sits in front of it', () => {
    test.each([
      ['on a terminal', '', true],
      ['none on a terminal that has none', 'TERM=dumb', false],
      ['none on a terminal by NO_COLOR', 'NO_COLOR=1', false],
    ])('%s', (_title, variables, expected) => {
      const command = `stty cols 80; env -u NO_COLOR -u FORCE_COLOR TERM=xterm ${variables} ${process.execPath} ${program.path} check refused.yaml`;
      const { stdout, status } = spawnSync('script', ['-qec', command, '/dev/null'], {
        cwd: program.folder,
        encoding: 'utf8',
      });
      expect({ status, isColoured: stdout.includes(ESCAPE) }).toEqual({ status: 1, isColoured: expected });
      const lines = stdout.replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, 'g'), '').split(/\r?\n/);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
    });
  });
});

test('standard input is read, and its name is in what is found', () => {
  const { code, stdout, stderr } = program.run(['check', '-', '-o', 'json'], { stdin: refused });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [{ code: 'unknown-field', file: '<stdin>', line: 5 }] });
});

describe('--out', () => {
  test.each([['nowhere/out.json'], ['.'], ['sound.yaml/out.json'], ['/proc/out.json']])(
    '%s cannot be written to',
    (out) => {
      const before = readdirSync(program.folder).sort();
      const { code, stdout, stderr } = program.run(['check', 'sound.yaml', '-o', 'json', '--out', out]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^error: ".*" cannot be written: .+\n$/);
      expect(readdirSync(program.folder).sort()).toEqual(before);
    },
  );

  test('to where nothing fits keeps nothing of it', () => {
    const full = '/dev/full';
    const { code, stdout, stderr } = program.run(['check', 'sound.yaml', '--out', full]);
    const expected = existsSync(full) ? 'the disk is full' : 'cannot be written';
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(expected);
  });
});

test.each([
  [['chek', 'sound.yaml'], 'check'],
  [['help', 'chek'], 'check'],
  [['check', 'sound.yaml', '--fail-onn', 'error'], '--fail-on'],
  [['check', 'sound.yaml', '--fail-on', 'eror'], 'error'],
  [['check', 'sound.yaml', '-o', 'jsn'], 'json'],
  [['check', 'sound.yaml', '--cni', 'cillium'], 'cilium'],
  [['checks', 'dangling-per'], 'dangling-peer'],
  [['can', 'shop/wbe', 'shop/web', '-f', 'sound.yaml'], 'shop/web'],
  [['explain', 'sound.yaml', '--policy', 'shop/default-dny'], 'shop/default-deny'],
  [['init', '--ci', 'gitlb'], 'gitlab'],
])('%j is asked back: did you mean %s?', (argv, meant) => {
  const { code, stdout, stderr } = program.run(argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.toLowerCase()).toContain(`did you mean ${meant}?`);
  expect(stderr).not.toMatch(STACK);
});

test('an internal error has a stack by --debug alone', () => {
  // A check of somebody's own may do anything; this one is none of our mistakes, but looks like one.
  const run = "(context) => { hasRun = true; return [{ object: context.policies[0].object, message: 'm' }]; }";
  const fix = "get fix() { if (hasRun) throw new Error('odd'); return 'f'; }";
  const check = `{ id: 'acme/odd', severity: 'error', title: 't', why: 'w', ${fix}, run: ${run} }`;
  program.write('odd.js', `let hasRun = false;\nmodule.exports = [${check}];\n`);
  const config = program.write('odd.yaml', 'modules: [./odd.js]\n');
  const argv = ['check', 'sound.yaml', '--config', config];
  const outputs = [program.run(argv), program.run([...argv, '--debug'])];
  expect(outputs.map(({ code, stdout }) => ({ code, stdout }))).toEqual(outputs.map(() => ({ code: 2, stdout: '' })));
  expect(outputs.map(({ stderr }) => STACK.test(stderr))).toEqual([false, true]);
});

test.each(fc.sample(mutated(MANIFESTS), { seed: 1, numRuns: 30 }).map((text, index) => [index, text] as const))(
  'mutated manifests are answered as inside of this process (%i)',
  async (_index, stdin) => {
    const argv = ['check', '-', '-o', 'json', '--cni', 'cilium@1.15'];
    expect(program.run(argv, { stdin })).toEqual(await netpol(argv, { stdin }));
  },
);
