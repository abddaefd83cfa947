import { EXPOSURE_FORMATS, type ExposureFormat } from '../../report/exposure-report';
import { askCluster } from '../ask-cluster';
import type { Action } from '../command';
import { EXIT } from '../exit-codes';
import { lookOf, writeResult } from '../output';

export const exposure: Action = async (invocation) => {
  const { reachability, progress } = await askCluster(invocation);
  const document = reachability.exposure();
  progress.clear();
  const render = EXPOSURE_FORMATS[(invocation.options.output ?? 'text') as ExposureFormat];
  await writeResult(invocation, render(document, lookOf(invocation)));
  return EXIT.GOOD;
};
