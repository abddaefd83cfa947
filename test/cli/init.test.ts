import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CONFIG_TEMPLATE } from '../../lib/cli/config-template';
import { PIPELINES } from '../../lib/cli/pipelines';
import { version } from '../../package.json';
import { ingress, pod, policy, yaml } from '../checks/manifests';
import { netpol } from './terminal';

const sound = yaml(policy('default-deny', '{}', ingress()), pod('web', 'app: web'));

let folder: string;
let config: string;
let workflow: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netpol-init-'));
  config = join(folder, 'netpol.config.yaml');
  workflow = join(folder, PIPELINES.github.file);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('writes a configuration that netpol check takes and that changes nothing', async () => {
  expect(await netpol(['init', folder])).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(folder)).toEqual(['netpol.config.yaml']);
  const [plain, configured] = await Promise.all([
    netpol(['check', '-', '-o', 'json'], { stdin: sound }),
    netpol(['check', '-', '-o', 'json', '--config', config], { stdin: sound }),
  ]);
  expect(configured).toEqual({ ...plain, code: 0, stderr: '' });
});

test('what it shows in comments can be used as it stands', async () => {
  // Comments of one sentence stay comments; those that are fields have a colon, a dash, or belong to one.
  const fields = CONFIG_TEMPLATE.replaceAll(/^# (?=[a-zA-Z]+:( |$)|  )/gm, '');
  expect(fields).toMatch(/^acknowledge:\n {2}- check: /m);
  expect(fields).toMatch(/^nodeCidrs: /m);
  writeFileSync(config, fields);
  const own = { id: 'acme/any', severity: 'info', title: 'any', why: 'any', fix: 'any' };
  writeFileSync(join(folder, 'policy-checks.js'), `module.exports = { ...${JSON.stringify(own)}, run: () => [] };\n`);
  expect(await netpol(['check', '-', '--config', config, '--fail-on', 'never'], { stdin: sound })).toMatchObject({
    code: 0,
    stderr: '',
  });
});

test('writes a workflow for GitHub Actions, and prints what belongs in files of others', async () => {
  const { code, stdout } = await netpol(['init', folder, '--ci', 'github', '--ci', 'gitlab', '--ci', 'pre-commit']);
  expect(code).toBe(0);
  expect(readFileSync(workflow, 'utf8')).toBe(PIPELINES.github.text(version));
  for (const { text } of [PIPELINES.gitlab, PIPELINES['pre-commit']]) expect(stdout).toContain(text(version));
  expect(readdirSync(folder).sort()).toEqual(['.github', 'netpol.config.yaml']);
});

test('overwrites by --force alone, and writes all or nothing', async () => {
  mkdirSync(dirname(workflow), { recursive: true });
  writeFileSync(workflow, 'mine\n');
  const refused = await netpol(['init', folder, '--ci', 'github']);
  expect({ ...refused, says: refused.stderr.includes('--force') }).toMatchObject({ code: 2, stdout: '', says: true });
  expect({ workflow: readFileSync(workflow, 'utf8'), config: existsSync(config) }).toEqual({
    workflow: 'mine\n',
    config: false,
  });
  expect((await netpol(['init', folder, '--ci', 'github', '--force'])).code).toBe(0);
  expect(readFileSync(workflow, 'utf8')).toBe(PIPELINES.github.text(version));
  expect(readFileSync(config, 'utf8')).toBe(CONFIG_TEMPLATE);
});

test('makes the folder, and says so where it cannot', async () => {
  const deep = join(folder, 'a/b');
  expect((await netpol(['init', deep])).code).toBe(0);
  expect(readdirSync(deep)).toEqual(['netpol.config.yaml']);
  mkdirSync(join(folder, 'c'));
  writeFileSync(join(folder, 'c/file'), '');
  const refused = await netpol(['init', join(folder, 'c/file')]);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toMatch(/^error: ".*" cannot be written: .+\n$/);
});

test('ends where a file system takes no folders', async () => {
  // Node's own recursive making of folders never ends here.
  expect(await netpol(['init', '/proc/netpol'])).toMatchObject({ code: 2, stdout: '' });
});

test('a configuration that is there stays as it is, and a pipeline still gets what it needs', async () => {
  writeFileSync(config, 'preset: strict\n');
  const { code, stdout } = await netpol(['init', folder, '--ci', 'gitlab']);
  expect({ code, shows: stdout.includes(PIPELINES.gitlab.text(version)) }).toEqual({ code: 0, shows: true });
  expect(readFileSync(config, 'utf8')).toBe('preset: strict\n');
  expect((await netpol(['init', folder])).code).toBe(2);
});
