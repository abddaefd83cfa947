import type { CommandDefinition } from '../command';
import { EXIT } from '../exit-codes';
import { CLUSTER_OPTIONS, INPUT_OPTIONS, PATHS } from '../shared-options';

export const explain: CommandDefinition = {
  name: 'explain',
  summary: 'say what one policy does, and what would change without it',
  description:
    'Says which pods a policy selects, which connections it allows that no other policy does, which of those the other end ' +
    'denies, and what would be opened and closed if it were deleted.',
  args: [PATHS],
  options: [
    {
      flags: '--policy <namespace/name>',
      description: 'the policy in question',
      kind: 'policy',
      isRequired: true,
    },
    ...INPUT_OPTIONS,
    ...CLUSTER_OPTIONS,
  ],
  formats: ['text', 'json'],
  examples: [
    { command: 'netpol explain k8s/ --policy shop/allow-web', says: 'whether anybody would miss it' },
    { command: 'netpol explain k8s/ --policy shop/default-deny -o json', says: 'for a program' },
  ],
  exits: [
    [EXIT.GOOD, 'answered'],
    [EXIT.BAD, 'the manifests have errors'],
    [EXIT.NOT_ASKED, 'wrong usage, a policy or a path that does not exist'],
  ],
};
