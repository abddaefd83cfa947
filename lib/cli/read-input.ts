import { shown } from '../base/show-value';
import { renderDiagnostics } from '../diagnostics/render-diagnostics';
import { DiagnosticsError } from '../diagnostics/diagnostics-error';
import { LARGEST_FILE } from '../manifest/files';
import { clusterOf } from '../manifest/read-cluster';
import { readManifests, type ReadManifests } from '../manifest/read-manifests';
import type { Cluster } from '../model/cluster';
import type { Invocation } from './command';
import { EXIT } from './exit-codes';
import { CommandFailure, usageFailure } from './failure';
import { progressLine } from './progress';

const STDIN = '-';

/** The paths that a call names, as arguments and by `-f`. */
export function pathsOf({ args, options }: Pick<Invocation, 'args' | 'options'>): string[] {
  const named = args.path ?? [];
  return [...(typeof named === 'string' ? [named] : named), ...(options.file ?? [])];
}

/**
 * Reads the manifests that a call names. A call that names none, or only such as lead to nothing, is a failure; what is
 * wrong with the manifests themselves is left to the command, and so are paths that lead to nothing beside others.
 */
export async function readInput(invocation: Invocation): Promise<ReadManifests> {
  const { options, io } = invocation;
  const paths = pathsOf(invocation);
  if (paths.length === 0) {
    const how = 'path' in invocation.args ? '' : ' after -f';
    throw usageFailure([`there is nothing to read: name files or folders${how}, or - for standard input`]);
  }
  const stdin = paths.includes(STDIN) ? await readStdin(invocation) : undefined;
  const progress = progressLine(io);
  const read = readManifests(
    { paths, stdin },
    { kubernetesVersion: options.kubernetesVersion, onProgress: progress.update },
  );
  progress.clear();
  if (options.out !== undefined && read.hasRead(options.out)) {
    throw usageFailure([`--out ${shown(options.out)} is one of the manifests that are read: name another file`]);
  }
  if (read.refused.length >= new Set(paths).size) throw refusal(read);
  return read;
}

/** The cluster that the manifests make. Where they hold errors they make none, and that is the bad answer. */
export async function clusterFrom(read: ReadManifests, { io }: Pick<Invocation, 'io'>): Promise<Cluster> {
  if (read.refused.length > 0) throw refusal(read);
  try {
    const cluster = clusterOf(read);
    const count = read.diagnostics.length;
    const what = `${count} warning${count === 1 ? '' : 's'} about the manifests`;
    if (count > 0) await io.stderr.write(`${what}: netpol check shows ${count === 1 ? 'it' : 'them'}\n`);
    return cluster;
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    throw new CommandFailure(`${error.message}\n\nnetpol check shows this with the lines around it`, EXIT.BAD);
  }
}

function refusal({ refused }: ReadManifests): CommandFailure {
  return new CommandFailure(renderDiagnostics(refused), EXIT.NOT_ASKED);
}

async function readStdin({ io: { stdin, stderr } }: Invocation): Promise<Uint8Array> {
  if (stdin.isTerminal) await stderr.write('reading manifests from the terminal; end with Ctrl-D\n');
  return stdin.read(LARGEST_FILE);
}
