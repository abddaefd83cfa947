/** `netpol check --watch`, with files as editors leave them. */
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ingress, pod, policy, yaml } from '../checks/manifests';
import { BuiltProgram, type RunningProgram } from './built-program';

const WATCHING = 'watching; Ctrl-C ends this\n';

const sound = yaml(policy('default-deny', '{}', ingress()), pod('web', 'app: web'));
const withError = sound.replace('podSelector: {}', 'podSelector: { a: b }');

let program: BuiltProgram;

beforeAll(() => {
  program = new BuiltProgram();
});

afterAll(() => {
  program.remove();
});

/** Waits for the next report. What it says comes by two streams, in no order. */
async function untilReported(running: RunningProgram, expected: string): Promise<void> {
  await running.until(() => running.stderr.endsWith(WATCHING) && (running.stdout + running.stderr).includes(expected));
  running.stdout = '';
  running.stderr = '';
}

test('each change is checked, whatever it is, until Ctrl-C', async () => {
  const path = program.write('policy.yaml', sound);
  const running = program.start(['check', 'policy.yaml', '--watch']);
  const steps: readonly (readonly [() => void, string])[] = [
    [() => undefined, 'nothing found'],
    [() => program.write('policy.yaml', withError), 'unknown-field'],
    [() => program.write('policy.yaml', 'a: ['), 'manifest-unparseable'],
    [
      () => {
        rmSync(path);
      },
      'nothing-to-read',
    ],
    // As editors save: a new file takes the place of the old one.
    [
      () => {
        renameSync(program.write('.policy.yaml.swp', sound), path);
      },
      'nothing found',
    ],
    [() => program.write('netpol.config.yaml', 'preset: strictly'), 'config-invalid'],
    [
      () => {
        rmSync(join(program.folder, 'netpol.config.yaml'));
      },
      'nothing found',
    ],
  ];
  for (const [change, expected] of steps) {
    change();
    await untilReported(running, expected);
  }
  running.child.kill('SIGINT');
  expect({ code: await running.ended, rest: running.stdout + running.stderr }).toEqual({ code: 130, rest: '' });
});

test('--out is written again at each change, and nobody is warned of listeners', async () => {
  program.write('other.yaml', sound);
  const running = program.start(['check', 'other.yaml', '--watch', '--out', 'report.txt']);
  const said: string[] = [];
  for (let index = 0; index < 12; index++) {
    program.write('other.yaml', `${sound}\n# ${index}\n`);
    await running.until(() => running.stderr.endsWith(WATCHING));
    said.push(running.stderr);
    running.stderr = '';
  }
  running.child.kill('SIGINT');
  expect(await running.ended).toBe(130);
  expect(new Set(said)).toEqual(new Set([`\n${WATCHING}`]));
  expect(readFileSync(join(program.folder, 'report.txt'), 'utf8')).toContain('nothing found');
});
