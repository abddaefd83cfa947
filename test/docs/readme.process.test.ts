import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { netpol } from '../cli/terminal';

const ROOT = join(__dirname, '../..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** The code block below a marker. */
function block(marker: string): string {
  const match = new RegExp(`<!-- ${marker} -->\\s+\`\`\`\\w+\\n([^]*?)\`\`\``).exec(readme);
  if (!match) throw new Error(`README.md has no block below <!-- ${marker} -->`);
  return match[1];
}

const example = block('example:start');

describe('the README', () => {
  test('shows policies of the example in the excerpt, as they are', () => {
    const documents = (text: string) => parseAllDocuments(text).map((document) => document.toJS() as unknown);
    const whole = documents(block('example:yaml shop'));
    const excerpt = documents(/```yaml\n([^]*?)```/.exec(readme)?.[1] ?? '');
    expect(excerpt).toHaveLength(2);
    expect(whole).toHaveLength(9);
    for (const policy of excerpt) expect(whole).toContainEqual(policy);
  });

  test('shows what a terminal shows when the two rules are added', () => {
    const folder = mkdtempSync(join(ROOT, '.readme-'));
    try {
      const program = example.replace('app.synth();', block('example:wrong') + 'app.synth();');
      writeFileSync(join(folder, 'main.ts'), program);
      const { status, stdout, stderr } = spawnSync('node', ['-r', 'ts-node/register', join(folder, 'main.ts')], {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, CDK8S_OUTDIR: join(folder, 'dist') },
      });
      expect({ status, stdout, report: stderr.replaceAll(`${folder}/`, '').trim() }).toEqual({
        status: 1,
        stdout: '',
        report: block('example:report').trim(),
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('shows what the command line says', async () => {
    const stdin = block('example:cli policy');
    const folder = mkdtempSync(join(ROOT, '.readme-'));
    const file = join(folder, 'policy.yaml');
    writeFileSync(file, stdin);
    try {
      const outputs = await Promise.all([
        netpol(['check', file]),
        netpol(['can', 'jobs/cleanup', 'shop/db', '--port', '5432', '-f', file]),
      ]);
      expect(outputs.map(({ stdout }) => stdout.replaceAll(file, 'policy.yaml'))).toEqual([
        block('example:cli check'),
        block('example:cli can'),
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('shows tests that pass, and what jest prints of an assertion that fails', () => {
    const folder = mkdtempSync(join(ROOT, '.readme-'));
    try {
      // In the file of the example, so that the lines are those of the example.
      const failing = `test('fails', () => {\n${block('example:failing')}});\n`;
      writeFileSync(join(folder, 'main.ts'), example.replace('app.synth();', '') + block('example:test') + failing);
      const [passed, failed, ...others] = runJest(folder);
      expect(others).toEqual([]);
      expect(passed).toMatchObject({ status: 'passed', failureMessages: [] });
      expect(failed.status).toBe('failed');
      const [message] = failed.failureMessages[0].replaceAll(`${folder}/`, '').split('\n    at ');
      expect(message.replace('Error: ', '').trim()).toBe(block('example:explanation').trim());
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('names the version of this package for the plugin', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(block('example:cdk8s.yaml')).toContain(`version: ${version}\n`);
  });
});

interface JestTest {
  readonly status: string;
  readonly failureMessages: readonly string[];
}

/** Runs the tests in the main.ts of a folder with a jest of their own. */
function runJest(folder: string): readonly JestTest[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/jest/bin/jest.js'), '--json', '--roots', folder, '--testMatch', join(folder, 'main.ts')],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, FORCE_COLOR: '0' } },
  );
  if (!stdout.startsWith('{')) throw new Error(`jest did not run: ${stderr}`);
  const report = JSON.parse(stdout) as {
    readonly testResults: readonly { readonly assertionResults: readonly JestTest[] }[];
  };
  return report.testResults[0].assertionResults;
}
