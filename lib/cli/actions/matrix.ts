import { askCluster } from '../ask-cluster';
import type { Action } from '../command';
import { EXIT } from '../exit-codes';
import { writeResult } from '../output';

export const matrix: Action = async (invocation) => {
  const { addresses, direction, focus } = invocation.options;
  const { reachability, progress } = await askCluster(invocation);
  const connectivity = reachability.connectivity({ addresses, direction, focus });
  progress.clear();
  await writeResult(invocation, JSON.stringify(connectivity.toDocument(), undefined, 2));
  return EXIT.GOOD;
};
