import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { runExample } from '../support/run-example';

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

  test('shows a unit test that passes', () => {
    const assertions = block('example:test');
    expect(assertions).toContain('expect(');
    runExample(example.replace('app.synth();', '') + assertions);
  });

  test('names the version of this package for the plugin', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(block('example:cdk8s.yaml')).toContain(`version: ${version}\n`);
  });
});
