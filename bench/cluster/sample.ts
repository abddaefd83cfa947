/*
 * One measurement of the analysis in a process of its own; prints an object of numbers. Loading the packages and making
 * the manifests is left out of times, but not out of memory. Arguments: the task, the profile, the form of its workloads,
 * the factor of its replicas.
 */
import { clusterOfObjects, Reachability } from 'cdk8s-netpol';
import { sampleEndpoints, sampleFlows } from './flows';
import { listOf, type ClusterObjects } from './manifests';
import { NaiveEvaluator } from './naive';
import { profile, type ProfileName } from './profiles';
import type { WorkloadForm } from './workloads';

const SEED = 1;

/** What {@link tasks} measure: milliseconds, or calls a second, or counts. */
type Numbers = Record<string, number>;

const tasks: Record<string, (manifests: ClusterObjects) => Numbers> = {
  connectivity: (manifests) => {
    const compiled = compile(manifests);
    const [answer, connections] = timed(() => count(compiled.reachability.connectivity().connections()));
    return { ...compiled.times, answer, connections };
  },
  'who-reaches': (manifests) => {
    const compiled = compile(manifests);
    const focus = sampleEndpoints(manifests, 1000, SEED);
    const [answer, connections] = timed(() =>
      count(compiled.reachability.connectivity({ focus, direction: 'ingress' }).connections()),
    );
    return { ...compiled.times, answer, connections };
  },
  evaluate: (manifests) => {
    const { reachability } = compile(manifests);
    const flows = sampleFlows(manifests, 300_000, SEED);
    for (const flow of sampleFlows(manifests, 100_000, SEED + 1)) reachability.outcome(flow);
    const outcome = callsPerSecond(flows, (flow) => reachability.outcome(flow));
    const evaluate = callsPerSecond(flows.slice(0, 30_000), (flow) => reachability.evaluate(flow));
    return { outcome, evaluate };
  },
  naive: (manifests) => {
    const { reachability } = compile(manifests);
    const naive = new NaiveEvaluator(manifests);
    const flows = sampleFlows(manifests, 2000, SEED + 1);
    for (const flow of flows) {
      const [ours, theirs] = [reachability.outcome(flow), naive.outcome(flow)];
      if (ours !== theirs) throw new Error(`${JSON.stringify(flow)}: ours ${ours}, naive ${theirs}`);
    }
    return {
      ours: callsPerSecond(flows, (flow) => reachability.outcome(flow)),
      naive: callsPerSecond(flows, (flow) => naive.outcome(flow)),
    };
  },
};

function compile(manifests: ClusterObjects): { readonly reachability: Reachability; readonly times: Numbers } {
  const [read, cluster] = timed(() => clusterOfObjects(listOf(manifests)));
  const [compiling, reachability] = timed(() => Reachability.of(cluster));
  return { reachability, times: { read, compile: compiling, classes: reachability.classCount } };
}

function timed<T>(work: () => T): readonly [number, T] {
  globalThis.gc?.();
  const start = performance.now();
  const result = work();
  return [performance.now() - start, result];
}

/** Asks all questions, again and again until a second is over. */
function callsPerSecond<T>(questions: readonly T[], ask: (question: T) => unknown): number {
  let [milliseconds, rounds] = [0, 0];
  for (; milliseconds < 1000; rounds++) {
    const [time] = timed(() => {
      for (const question of questions) ask(question);
    });
    milliseconds += time;
  }
  return (rounds * questions.length) / (milliseconds / 1000);
}

function count(items: Iterable<unknown>): number {
  let number = 0;
  for (const _ of items) number++;
  return number;
}

const [task, name, form, replicaFactor] = process.argv.slice(2);
const manifests = profile(name as ProfileName, { form: form as WorkloadForm, replicaFactor: Number(replicaFactor) });
const input = process.resourceUsage().maxRSS / 1024;
const numbers = tasks[task](manifests);
console.log(JSON.stringify({ ...numbers, input, memory: process.resourceUsage().maxRSS / 1024 }));
