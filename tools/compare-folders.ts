import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** How one file differs between two folders. */
export interface FileDifference {
  /** Path below the folders, with forward slashes. */
  readonly file: string;
  /** `missing`: only in the fresh folder; `superfluous`: only in the committed one. */
  readonly kind: 'missing' | 'superfluous' | 'changed';
  /** First line that differs, counted from 1, for changed text. */
  readonly line?: number;
}

/**
 * Compares two folders byte for byte.
 *
 * @param committed the folder as it is under version control; one that does not exist counts as empty
 * @param fresh the folder as the generator makes it now
 * @param isGenerated which of the committed files the generator owns; default all of them
 */
export function compareFolders(
  committed: string,
  fresh: string,
  isGenerated: (file: string) => boolean = () => true,
): FileDifference[] {
  const before = new Set(listFiles(committed).filter(isGenerated));
  const after = new Set(listFiles(fresh));
  const differences: FileDifference[] = [];
  for (const file of [...new Set([...before, ...after])].sort()) {
    if (!before.has(file)) {
      differences.push({ file, kind: 'missing' });
    } else if (!after.has(file)) {
      differences.push({ file, kind: 'superfluous' });
    } else {
      const [old, now] = [readFileSync(join(committed, file)), readFileSync(join(fresh, file))];
      if (!old.equals(now)) {
        differences.push({ file, kind: 'changed', line: firstDifferentLine(old.toString(), now.toString()) });
      }
    }
  }
  return differences;
}

/**
 * One line a difference, and the command that mends all of them.
 *
 * @param name how the committed folder is called in messages
 */
export function describeDifferences(differences: FileDifference[], name: string, command: string): string {
  const lines = differences.map(({ file, kind, line }) => {
    switch (kind) {
      case 'missing':
        return `  ${name}/${file} is missing`;
      case 'superfluous':
        return `  ${name}/${file} is not generated any more`;
      case 'changed':
        return `  ${name}/${file} differs from line ${line ?? 1} on`;
    }
  });
  return [
    `${name}/ is stale:`,
    ...lines,
    `Run \`${command}\`, look at the change, and commit it with what caused it.`,
  ].join('\n');
}

/** Every file below a folder, relative, with forward slashes, sorted. */
export function listFiles(folder: string): string[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function firstDifferentLine(before: string, after: string): number {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const longer = old.length > now.length ? old : now;
  return 1 + longer.findIndex((_, index) => old[index] !== now[index]);
}
