/**
 * `npm run docs`: writes what is generated under docs/: the API reference from the doc comments of the public API, and the
 * page of diagnostic codes from their registry, the page of network plugins from their profiles, the JSON Schemas of
 * documents from their types. `--check` changes nothing and says which files are stale.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { compareFolders, describeDifferences } from './compare-folders';
import { checkPages } from './generate-check-pages';
import { cliPage } from './generate-cli-page';
import { cniPage } from './generate-cni-page';
import { diagnosticsPage } from './generate-diagnostics-page';
import { schemaFiles } from './generate-schemas';
import { root, runTool } from './run';

const docs = join(root, 'docs');
const isGenerated = (file: string): boolean =>
  file.startsWith('api/') ||
  file.startsWith('checks/') ||
  file === 'cli.md' ||
  file.startsWith('schemas/') ||
  file === 'cni.md' ||
  file === 'diagnostics.md';

async function main(args: string[]): Promise<number> {
  const fresh = mkdtempSync(join(tmpdir(), 'netpol-docs-'));
  try {
    const write = async (file: string, text: string): Promise<void> => {
      const filepath = join(docs, file);
      writeFileSync(join(fresh, file), await format(text, { ...(await resolveConfig(filepath)), filepath }));
    };
    await write('cli.md', cliPage());
    mkdirSync(join(fresh, 'checks'));
    for (const { name, text } of checkPages()) await write(join('checks', name), text);
    await write('cni.md', cniPage());
    await write('diagnostics.md', diagnosticsPage());
    mkdirSync(join(fresh, 'schemas'));
    for (const { name, text } of schemaFiles()) await write(join('schemas', name), text);
    const api = join(fresh, 'api');
    mkdirSync(api);
    const { code, output } = await runTool('typedoc/bin/typedoc', ['--out', api]);
    if (code !== 0) {
      console.error(`${output}typedoc cannot make the API reference. Mend the doc comments and exports named above.`);
      return code;
    }
    if (args.includes('--check')) {
      const differences = compareFolders(docs, fresh, isGenerated);
      if (differences.length > 0) {
        console.error(describeDifferences(differences, 'docs', 'npm run docs'));
      }
      return differences.length > 0 ? 1 : 0;
    }
    for (const folder of ['api', 'checks', 'schemas']) rmSync(join(docs, folder), { recursive: true, force: true });
    cpSync(fresh, docs, { recursive: true });
    return 0;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
