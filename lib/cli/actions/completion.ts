import { BUILT_IN } from '../../checks/registry';
import { CNI_NAMES } from '../../cni/named-profile';
import type { Action, CommandDefinition } from '../command';
import { completionScript } from '../completion-script';
import { EXIT } from '../exit-codes';
import { writeResult } from '../output';
import type { Shell } from '../shells';

export const completion: Action = async (invocation) => {
  const commands = invocation.commands.map(withKnownNames);
  await writeResult(invocation, completionScript(invocation.args.shell as Shell, commands));
  return EXIT.GOOD;
};

/** The command with names to choose from where others are allowed, too: codes that are no checks, versions of plugins. */
function withKnownNames(command: CommandDefinition): CommandDefinition {
  const ofArguments = new Map<string, readonly string[]>([
    ['id', BUILT_IN.map(({ id }) => id)],
    ['plugin', CNI_NAMES],
  ]);
  return {
    ...command,
    args: command.args.map((each) => ({ ...each, choices: each.choices ?? ofArguments.get(each.name) })),
    options: command.options.map((each) => (each.flags.startsWith('--cni ') ? { ...each, choices: CNI_NAMES } : each)),
  };
}
