import type { Action } from '../command';
import { completionScript } from '../completion-script';
import { EXIT } from '../exit-codes';
import { writeResult } from '../output';
import type { Shell } from '../shells';

export const completion: Action = async (invocation) => {
  await writeResult(invocation, completionScript(invocation.args.shell as Shell, invocation.commands));
  return EXIT.GOOD;
};
