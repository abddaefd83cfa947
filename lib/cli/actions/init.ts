import { join } from 'node:path';
import { version } from '../../../package.json';
import { printable, shown } from '../../base/show-value';
import type { Action, Invocation } from '../command';
import { CONFIG_FILE, CONFIG_TEMPLATE } from '../config-template';
import { EXIT } from '../exit-codes';
import { CommandFailure, usageFailure } from '../failure';
import { reasonOf } from '../output';
import { PIPELINES, type Pipeline } from '../pipelines';
import { fileExists, writeNew, writeOver } from '../write-file';

export const init: Action = async (invocation) => {
  const { args, options, io } = invocation;
  const folder = (args.folder as string | undefined) ?? '.';
  const pipelines = [...new Set(options.ci ?? [])].map((name) => PIPELINES[name as Pipeline]);
  const files = [
    { path: join(folder, CONFIG_FILE), text: CONFIG_TEMPLATE },
    ...pipelines.flatMap(({ file, isOwnFile, text }) =>
      isOwnFile ? [{ path: join(folder, file), text: text(version) }] : [],
    ),
  ];
  // All or nothing: half of what was asked for is hard to tell from the whole.
  const there = options.force === true ? [] : files.filter(({ path }) => fileExists(path));
  // Somebody who has a configuration may still want what a pipeline needs.
  const kept = there.filter(({ text }) => text === CONFIG_TEMPLATE && pipelines.length > 0);
  const refused = there.filter((file) => !kept.includes(file));
  if (refused.length > 0) throw usageFailure(refused.map(({ path }) => `${shown(path)} exists; --force overwrites it`));
  for (const { path, text } of files) {
    const isKept = kept.some((each) => each.path === path);
    if (!isKept) write(path, text, invocation);
    await io.stdout.write(`${isKept ? 'kept' : 'wrote'} ${printable(path)}\n`);
  }
  for (const { file, isOwnFile, text } of pipelines) {
    if (!isOwnFile) await io.stdout.write(`\nadd this to ${file}:\n\n${text(version)}`);
  }
  return EXIT.GOOD;
};

function write(path: string, text: string, { options }: Invocation): void {
  try {
    if (options.force === true) writeOver(path, text);
    else if (!writeNew(path, text)) throw usageFailure([`${shown(path)} exists; --force overwrites it`]);
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw usageFailure([`${shown(path)} cannot be written: ${reasonOf(error)}`]);
  }
}
