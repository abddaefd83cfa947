/** The completion scripts, in the shells that are installed here. */
import { spawnSync } from 'node:child_process';
import { netpol } from './terminal';

async function scriptFor(shell: string): Promise<string> {
  const { code, stdout, stderr } = await netpol(['completion', shell]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/** Whether a shell is installed here. */
const isHere = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

test.each([
  ['bash', ['-n']],
  ['zsh', ['-n']],
  ['fish', ['--no-execute']],
])('the script for %s has no error of syntax', async (shell, args) => {
  const script = await scriptFor(shell);
  if (!isHere(shell)) return;
  const { status, stderr } = spawnSync(shell, args, { input: script, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

/** What bash offers for the last of these words. */
async function completed(...words: readonly string[]): Promise<string[]> {
  const script = await scriptFor('bash');
  const ask = `
COMP_WORDS=(netpol "$@")
COMP_CWORD=$#
_netpol
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script + ask, 'bash', ...words], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean);
}

describe('bash completes', () => {
  test.each([
    [['ch'], ['check', 'checks']],
    [['ma'], ['matrix']],
    [['check', '--fail'], ['--fail-on']],
    [
      ['check', 'k8s/', '--fail-on', ''],
      ['error', 'warning', 'never'],
    ],
    [['check', '-o', 's'], ['sarif']],
    [
      ['check', '--output', 'j'],
      ['json', 'junit'],
    ],
    [
      ['matrix', '-o', 'json'],
      ['json', 'jsonl'],
    ],
    [['can', '-o', 'sa'], []],
    [['matrix', '--direction', 'in'], ['ingress']],
    [
      ['init', '--ci', ''],
      ['github', 'gitlab', 'pre-commit'],
    ],
    [['completion', 'b'], ['bash']],
    [
      ['help', 'ex'],
      ['explain', 'exposure'],
    ],
    [['checks', 'dangling-p'], ['dangling-peer']],
    [['cni', 'fl'], ['flannel']],
    [['check', '--cni', 'fl'], ['flannel']],
    // File names, which bash completes by itself.
    [['check', 'k'], []],
    [['check', '--config', 'n'], []],
    [['check', '-f', 'k'], []],
  ])('%j to %j', async (words, expected) => {
    expect(await completed(...words)).toEqual(expected);
  });
});
