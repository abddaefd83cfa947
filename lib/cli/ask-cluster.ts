import type { AnalysisOptions } from '../analysis/options';
import { Reachability } from '../analysis/reachability';
import { behaviourOf } from '../cni/capability';
import { cniProfile } from '../cni/named-profile';
import { isOtherPolicy } from '../model/other-policies';
import type { Invocation } from './command';
import { withConfig } from './load-config';
import { progressLine, type ProgressLine } from './progress';
import { clusterFrom, readInput } from './read-input';

/** A cluster that questions can be put to, and the line that shows how far answering has come. */
export interface Inquiry {
  readonly reachability: Reachability;
  readonly options: AnalysisOptions;
  readonly progress: ProgressLine;
}

const NO_WORKLOADS =
  'the manifests hold no pods, Deployments or other workloads, so there is nobody to ask about: read theirs as well\n';

/** Reads the manifests that a call names and makes their cluster ready for questions. */
export async function askCluster(given: Invocation): Promise<Inquiry> {
  const invocation = withConfig(given);
  const progress = progressLine(invocation.io);
  // Before anything is read: somebody who mistypes a plugin should not have to wait for that.
  const options = { ...assumptionsOf(invocation), onProgress: progress.update };
  const read = await readInput(invocation);
  const cluster = await clusterFrom(read, invocation);
  if (cluster.workloads.length === 0) await invocation.io.stderr.write(NO_WORKLOADS);
  if (options.plugin?.unenforced) {
    const { name, unenforced } = options.plugin;
    await invocation.io.stderr.write(
      `${name} does not enforce ${unenforced.join(' and ')} rules: there, everything passes\n`,
    );
  }
  const others = [...read.skipped].filter(([kind]) => isOtherPolicy(kind)).map(([kind, count]) => `${count} ${kind}`);
  if (others.length > 0) await invocation.io.stderr.write(`not taken into account: ${others.join(', ')}\n`);
  return { reachability: Reachability.of(cluster, options), options, progress };
}

function assumptionsOf({ options: { cni, podCidr, nodeCidr } }: Invocation): AnalysisOptions {
  const named = cni === undefined ? undefined : cniProfile(cni);
  return {
    podCidrs: podCidr,
    nodeCidrs: nodeCidr,
    ...(named && { plugin: behaviourOf(named.profile, named.version) }),
  };
}
