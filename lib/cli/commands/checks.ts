import type { CommandDefinition } from '../command';
import { EXIT } from '../exit-codes';

export const checks: CommandDefinition = {
  name: 'checks',
  summary: 'list the checks, or explain one of them',
  description:
    'Lists what netpol check looks for. With the code of a finding it says what that is, why it matters and how to ' +
    'mend it.',
  args: [{ name: 'id', description: 'a check, or the code of any finding', isOptional: true }],
  options: [],
  formats: ['text', 'json'],
  examples: [
    { command: 'netpol checks', says: 'all of them' },
    { command: 'netpol checks dangling-peer', says: 'one of them, with examples' },
  ],
  exits: [
    [EXIT.GOOD, 'answered'],
    [EXIT.NOT_ASKED, 'wrong usage, a check that does not exist'],
  ],
};
