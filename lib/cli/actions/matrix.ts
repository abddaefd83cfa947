import { isFinished } from '../../model/workload';
import { CONNECTIVITY_FORMATS, type ConnectivityFormat } from '../../report/connectivity-report';
import { askCluster } from '../ask-cluster';
import type { Action } from '../command';
import { EXIT } from '../exit-codes';
import { usageFailure } from '../failure';
import { lookOf, writeResult } from '../output';

export const matrix: Action = async (invocation) => {
  const { addresses, direction, focus: asked, output, pairs } = invocation.options;
  if (direction !== undefined && asked === undefined) {
    throw usageFailure(['--direction says which connections of the focus to show: name that with --focus']);
  }
  const { reachability, progress } = await askCluster(invocation);
  const focus = asked?.map((id) => reachability._ends.get(id).id);
  const connectivity = reachability.connectivity({ addresses, direction, focus });
  progress.clear();
  const finished = reachability.cluster.workloads.filter(isFinished).length;
  const render = CONNECTIVITY_FORMATS[(output ?? 'text') as ConnectivityFormat];
  await writeResult(invocation, render(connectivity, { ...lookOf(invocation), pairs, focus, finished }));
  return EXIT.GOOD;
};
