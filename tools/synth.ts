/**
 * `npm run synth`: the real `cdk8s synth` over apps/, made safe.
 *
 * `cdk8s synth` empties its output folder before it runs the app, so that a failure would cost the old manifests. Here it
 * writes to a folder beside dist/, which takes the place of dist/ only after everything, validation included, went well.
 * The upgrade check, which would call out to the network, is off.
 *
 * `--check` changes nothing and says which files of dist/ are stale. The exit code is that of cdk8s (1: an app failed, 2: a
 * manifest is invalid), or 1 for a stale dist/.
 */
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compareFolders, describeDifferences, listFiles } from './compare-folders';
import { root, runTool } from './run';

const dist = join(root, 'dist');

async function main(args: string[]): Promise<number> {
  const unknown = args.filter((arg) => arg !== '--check');
  if (unknown.length > 0) {
    console.error(`synth does not know ${unknown.join(' ')}. It takes --check or nothing.`);
    return 1;
  }
  const fresh = mkdtempSync(join(root, '.dist-'));
  // On every way out, a broken pipe included.
  process.once('exit', () => {
    rmSync(fresh, { recursive: true, force: true });
  });
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interruption.abort();
    });
  }
  const code = await synthesize(fresh, interruption.signal);
  if (code !== 0) {
    console.error('\ndist/ is as it was: manifests are taken over only when every app succeeds.');
    return code;
  }
  if (args.includes('--check')) {
    return check(fresh);
  }
  replace(fresh);
  return 0;
}

/** Runs `cdk8s synth` into a folder and takes away what cdk8s leaves there beside the manifests. */
async function synthesize(folder: string, signal: AbortSignal): Promise<number> {
  const { code } = await runTool('cdk8s-cli/bin/cdk8s', ['synth', '--check-upgrade=false', '--output', folder], {
    signal,
    onOutput: (text) => {
      // Readers know dist/; the temporary folder is gone when they look.
      process.stdout.write(text.replaceAll(folder, 'dist').replaceAll(basename(folder), 'dist'));
    },
  });
  for (const file of listFiles(folder).filter((name) => basename(name) === 'construct-metadata.json')) {
    rmSync(join(folder, file));
  }
  return code;
}

function check(fresh: string): number {
  const differences = compareFolders(dist, fresh);
  if (differences.length === 0) {
    return 0;
  }
  console.error(describeDifferences(differences, 'dist', 'npm run synth'));
  return 1;
}

/** Swaps dist/. Two renames: at no time is there a half-written dist/. */
function replace(fresh: string): void {
  const old = `${fresh}-old`;
  if (existsSync(dist)) {
    renameSync(dist, old);
  }
  try {
    renameSync(fresh, dist);
  } catch (error) {
    if (existsSync(old)) {
      renameSync(old, dist);
    }
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
