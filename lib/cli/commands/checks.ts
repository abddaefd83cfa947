import type { CommandDefinition } from '../command';
import { EXIT } from '../exit-codes';
import { CONFIG_OPTION } from '../shared-options';

export const checks: CommandDefinition = {
  name: 'checks',
  summary: 'list the checks, or explain one of them',
  description:
    'Lists what netpol check looks for. With the code of a finding it says what that is, why it matters and how to ' +
    'mend it.',
  args: [{ name: 'id', description: 'a check, or the code of any finding', isOptional: true }],
  options: [{ ...CONFIG_OPTION, description: 'the configuration, which names modules with checks of your own' }],
  formats: ['text', 'json'],
  examples: [
    { command: 'netpol checks', says: 'all of them' },
    { command: 'netpol checks dangling-peer', says: 'one of them, with examples' },
    { command: 'netpol checks acme/no-anywhere', says: 'one of your own, which a module of the configuration defines' },
  ],
  exits: [
    [EXIT.GOOD, 'answered'],
    [EXIT.NOT_ASKED, 'wrong usage, a check that does not exist, a module that cannot be loaded'],
  ],
};
