/** What docs/writing-checks.md shows is what comes of its files. `UPDATE_DOCS=1` writes the output into the page. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { netpol } from '../cli/terminal';
import { filesOfCheckPage } from './check-example';

const page = join(__dirname, '../../docs/writing-checks.md');
const text = readFileSync(page, 'utf8');
const files = filesOfCheckPage(text);
const CONSOLE = /^```console\n\$ netpol check policies\.yaml\n([\s\S]*?)^```$/m;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'netpol-own-checks-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function check(): Promise<{ code: number; stdout: string }> {
  const { code, stdout } = await netpol([
    ...['check', join(folder, 'policies.yaml'), '--config', join(folder, 'netpol.config.yaml')],
  ]);
  return { code, stdout: stdout.replaceAll(`${folder}/`, '') };
}

test('the page has a module, a configuration and manifests', () => {
  expect(Object.keys(files)).toEqual(['acme-checks.js', 'netpol.config.yaml', 'policies.yaml']);
});

test('the check finds what the page shows', async () => {
  const { code, stdout } = await check();
  if (process.env.UPDATE_DOCS === '1') {
    writeFileSync(
      page,
      text.replace(CONSOLE, () => `\`\`\`console\n$ netpol check policies.yaml\n${stdout}\`\`\``),
    );
    return;
  }
  expect(code).toBe(1);
  expect(CONSOLE.exec(text)?.[1]).toBe(stdout);
});

test('where the acknowledged policy is gone, its acknowledgement is stale', async () => {
  writeFileSync(join(folder, 'policies.yaml'), files['policies.yaml'].replace('legacy-close', 'close-all'));
  expect((await check()).stdout).toMatch(/^warning\[stale-acknowledgement\].*\n --> netpol\.config\.yaml:4:/);
});
