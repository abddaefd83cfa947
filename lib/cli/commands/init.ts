import type { CommandDefinition } from '../command';
import { EXIT } from '../exit-codes';

export const init: CommandDefinition = {
  name: 'init',
  summary: 'write a configuration, and what a pipeline needs',
  description:
    'Writes netpol.config.yaml into a folder, with comments. With --ci it also writes the workflow for GitHub Actions, ' +
    'or prints what to add to the file of another system. A configuration that is there stays as it is.',
  args: [{ name: 'folder', description: 'where to; the current folder if it is left out', isOptional: true }],
  options: [
    {
      flags: '--ci <system>',
      description: 'for a pipeline, too; repeat it for several',
      choices: ['github', 'gitlab', 'pre-commit'],
      isRepeated: true,
    },
    { flags: '--force', description: 'overwrite files that are there' },
  ],
  formats: [],
  examples: [
    { command: 'netpol init', says: 'the configuration alone' },
    { command: 'netpol init --ci github', says: 'with a workflow for GitHub Actions' },
    { command: 'netpol init --ci gitlab --ci pre-commit', says: 'with what to add to two other files' },
  ],
  exits: [
    [EXIT.GOOD, 'written'],
    [EXIT.NOT_ASKED, 'wrong usage, a file is there or cannot be written'],
  ],
};
