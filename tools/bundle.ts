/**
 * Makes the command line out of lib/cli: `build/cli/netpol.js`, which knows the commands, and `perform.js`, which does what
 * they do. Everything that these need is in them, and the licences of what is not ours lie beside them. A folder as an
 * argument takes the place of `build/cli`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { root } from './run';

const output = process.argv.at(2) ?? join(root, 'build', 'cli');

/** The one import that stays an import: what is behind it is the other file. */
const apart: Plugin = {
  name: 'apart',
  setup: (bundle) => {
    bundle.onResolve({ filter: /^\.\/perform$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './perform.js', external: true },
    );
  },
};

/** Packages that files come from, by their folders. */
function packagesOf(files: readonly string[]): string[] {
  const folders = files.flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(folders)].sort();
}

function licenceOf(folder: string): string {
  const files = readdirSync(join(root, folder));
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license: string;
  };
  const file = files.find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined) throw new Error(`${name} has no text of its licence, which must be given with its code`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}\n`;
}

async function main(): Promise<void> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { netpol: 'lib/cli/main.ts', perform: 'lib/cli/perform.ts' },
    outdir: output,
    bundle: true,
    platform: 'node',
    target: 'node20',
    // Names stay as they are, so that what --debug prints can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    plugins: [apart],
  });
  const licences = packagesOf(Object.keys(metafile.inputs)).map(licenceOf);
  const head = 'The files beside this one hold code of these packages.\n';
  writeFileSync(join(output, 'THIRD-PARTY-LICENSES.txt'), [head, ...licences].join(`\n${'-'.repeat(80)}\n\n`));
}

void main();
