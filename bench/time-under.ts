import { Session, type Profiler } from 'node:inspector';

/** Milliseconds spent in the function with this name, and in what it calls, while `work` runs. Needs no access to it. */
export function timeUnder(name: string, work: () => void): number {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.start');
  work();
  let profile: Profiler.Profile | undefined;
  session.post('Profiler.stop', (_, result) => (profile = result.profile));
  session.disconnect();
  if (!profile?.nodes.some(({ callFrame }) => callFrame.functionName === name)) {
    throw new Error(`no function named ${name} ran`);
  }
  return microsecondsUnder(name, profile) / 1000;
}

function microsecondsUnder(name: string, { nodes, samples = [], timeDeltas = [] }: Profiler.Profile): number {
  const inside = new Set<number>();
  // A node comes before those that it calls.
  for (const { id, callFrame, children = [] } of nodes) {
    if (callFrame.functionName === name) inside.add(id);
    if (inside.has(id)) for (const child of children) inside.add(child);
  }
  return samples.reduce((sum, id, index) => sum + (inside.has(id) ? timeDeltas[index] : 0), 0);
}
