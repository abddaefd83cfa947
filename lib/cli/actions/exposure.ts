import { askCluster } from '../ask-cluster';
import type { Action } from '../command';
import { EXIT } from '../exit-codes';
import { writeResult } from '../output';

export const exposure: Action = async (invocation) => {
  const { reachability, progress } = await askCluster(invocation);
  const document = reachability.exposure();
  progress.clear();
  await writeResult(invocation, JSON.stringify(document, undefined, 2));
  return EXIT.GOOD;
};
