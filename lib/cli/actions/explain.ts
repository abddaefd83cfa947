import { effectOfPolicy } from '../../analysis/policy-effect';
import { didYouMean } from '../../base/did-you-mean';
import { shown } from '../../base/show-value';
import type { Cluster } from '../../model/cluster';
import { POLICY_EFFECT_FORMATS, type PolicyEffectFormat } from '../../report/policy-effect-report';
import { askCluster } from '../ask-cluster';
import type { Action } from '../command';
import { EXIT } from '../exit-codes';
import { usageFailure, type CommandFailure } from '../failure';
import { lookOf, writeResult } from '../output';

export const explain: Action = async (invocation) => {
  const { options } = invocation;
  const id = options.policy as string;
  const [namespace, name] = id.split('/');
  const { reachability, options: analysis, progress } = await askCluster(invocation);
  const effect = effectOfPolicy(reachability, { namespace, name }, analysis);
  progress.clear();
  if (!effect) throw noPolicy(id, reachability.cluster);
  const render = POLICY_EFFECT_FORMATS[(options.output ?? 'text') as PolicyEffectFormat];
  await writeResult(invocation, render(effect, lookOf(invocation)));
  return EXIT.GOOD;
};

function noPolicy(id: string, { policies }: Cluster): CommandFailure {
  const ids = policies.map(({ policy }) => `${policy.namespace}/${policy.name}`);
  const near = didYouMean(id, ids);
  const some = ids.length === 0 ? 'none' : `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', ...' : ''}`;
  const hint = near === undefined ? `there are ${some}` : `did you mean ${near}?`;
  return usageFailure([`there is no policy ${shown(id)}, ${hint}`]);
}
