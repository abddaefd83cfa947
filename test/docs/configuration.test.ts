/** What docs/configuration.md shows is what comes of its files, and it names every field of a configuration. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { netpol } from '../cli/terminal';
import { filesOfCheckPage } from './check-example';

const page = readFileSync(join(__dirname, '../../docs/configuration.md'), 'utf8');
const files = filesOfCheckPage(page);

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'netpol-configuration-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const check = (...options: string[]): ReturnType<typeof netpol> =>
  netpol(['check', join(folder, 'policies.yaml'), ...options]);

test('both acknowledgements hold, as the page shows', async () => {
  const { code, stdout } = await check('--config', join(folder, 'netpol.config.yaml'));
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: /^\$ netpol check policies\.yaml\n([^]*?)^```$/m.exec(page)?.[1],
  });
});

test('each of them is needed, and holds to its last day', async () => {
  const codesWith = async (...options: string[]): Promise<string[]> => {
    const { stdout } = await check('-o', 'json', ...options);
    return (JSON.parse(stdout) as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code).sort();
  };
  const config = join(folder, 'netpol.config.yaml');
  expect(await codesWith()).toEqual(['missing-default-deny']);
  expect(await codesWith('--config', config, '--today', '2031-02-01')).toEqual([
    'acknowledgement-expired',
    'allow-all-rule',
  ]);
});

test('the table has every field', () => {
  const schema = JSON.parse(readFileSync(join(__dirname, '../../docs/schemas/config.schema.json'), 'utf8')) as {
    properties: object;
  };
  const named = [...page.matchAll(/^\| `(\w+)` /gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(Object.keys(schema.properties).sort());
});
