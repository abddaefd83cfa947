import type { CommandDefinition } from '../command';
import { EXIT } from '../exit-codes';
import { SHELLS } from '../shells';

export const completion: CommandDefinition = {
  name: 'completion',
  summary: 'print a script that completes commands and options',
  description: 'Prints a script for a shell, which completes commands, options and their values.',
  args: [{ name: 'shell', description: `one of ${SHELLS.join(', ')}`, choices: SHELLS }],
  options: [],
  formats: [],
  examples: [
    { command: 'source <(netpol completion bash)', says: 'for the bash that runs now' },
    { command: 'netpol completion zsh > ~/.zfunc/_netpol', says: 'for zsh, into a folder of its fpath' },
    { command: 'netpol completion fish > ~/.config/fish/completions/netpol.fish', says: 'for fish' },
  ],
  exits: [
    [EXIT.GOOD, 'printed'],
    [EXIT.NOT_ASKED, 'wrong usage'],
  ],
};
