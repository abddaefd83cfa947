import type { CommandDefinition } from '../command';
import { EXIT } from '../exit-codes';
import { CLUSTER_OPTIONS, INPUT_OPTIONS, PATHS } from '../shared-options';

export const check: CommandDefinition = {
  name: 'check',
  summary: 'find what the API server refuses, and what is probably not meant',
  description:
    'Validates every NetworkPolicy as the API server would, and looks for what it accepts although it is probably a ' +
    'mistake. netpol checks <code> explains a finding.',
  args: [PATHS],
  options: [
    {
      flags: '--fail-on <severity>',
      description: 'exit with 1 where there are findings of this severity or a higher one',
      choices: ['error', 'warning', 'never'],
      byDefault: 'error',
    },
    {
      flags: '--preset <name>',
      description: 'which checks run',
      choices: ['recommended', 'strict', 'none'],
      byDefault: 'what the configuration says, or recommended',
    },
    { flags: '--watch', description: 'check again whenever a manifest or the configuration changes, until Ctrl-C' },
    { flags: '--today <date>', description: 'the day on which reviews are due', kind: 'date', byDefault: 'today' },
    ...INPUT_OPTIONS,
    ...CLUSTER_OPTIONS,
  ],
  formats: ['text', 'json', 'sarif', 'junit', 'github', 'markdown'],
  examples: [
    { command: 'netpol check k8s/', says: 'everything in a folder' },
    { command: 'netpol check k8s/ --preset strict --fail-on warning', says: 'strictly, as in a pipeline' },
    { command: 'helm template . | netpol check -', says: 'what Helm renders' },
    { command: 'netpol check k8s/ -o sarif --out netpol.sarif', says: 'for code scanning' },
    { command: 'netpol check k8s/ --cni cilium@1.15', says: 'what this network plugin does not enforce, too' },
  ],
  exits: [
    [EXIT.GOOD, 'no finding at or above --fail-on'],
    [EXIT.BAD, 'findings at or above --fail-on'],
    [EXIT.NOT_ASKED, 'wrong usage, a path that leads to nothing'],
    [EXIT.INTERRUPTED, '--watch was ended by Ctrl-C'],
  ],
};
