import type { ConnectionSet } from '../model/connection-set';
import { isBoxCovered, type LabelBox } from '../model/label-box';
import { boxOfPods } from '../model/policy-peer';
import type { PortRange } from '../model/policy-ports';
import { PROTOCOLS, type ProtocolName } from '../model/protocol';
import type { Allowance } from './allowance';
import { connectionsOfPorts } from './connections-of-ports';

/** Pods for which the same connections pass. */
interface Opening {
  readonly passes: ConnectionSet;
  readonly boxes: LabelBox[];
  /** Whether some box holds a pod that has no labels at all, in a namespace that has none. */
  holdsBarest: boolean;
}

const ANY_POD: LabelBox = new Map();

/** What passes for every pod there can be. */
export function passesForEveryPod(allowances: readonly Allowance[]): ConnectionSet {
  const openings = openingsOf(allowances);
  return connectionsOfPorts(PROTOCOLS.flatMap((protocol) => rangesForEveryPod(protocol, openings)));
}

function openingsOf(allowances: readonly Allowance[]): readonly Opening[] {
  const byConnections = new Map<string, Opening>();
  for (const { home, isForEverybody, peers, passes } of allowances) {
    const opening = byConnections.get(passes.key) ?? { passes, boxes: [], holdsBarest: false };
    byConnections.set(passes.key, opening);
    for (const box of isForEverybody ? [ANY_POD] : peers.map((peer) => boxOfPods(peer, home))) {
      opening.boxes.push(box);
      opening.holdsBarest ||= [...box.values()].every(({ absent }) => absent);
    }
  }
  return [...byConnections.values()];
}

/** Goes through the ports in order, where the openings at work change, and asks whether these hold every pod together. */
function rangesForEveryPod(protocol: ProtocolName, openings: readonly Opening[]): PortRange[] {
  const changes = openings.flatMap((opening) =>
    opening.passes.portsOf(protocol).ranges.flatMap(({ first, last }) => [
      { port: first, opening, opens: true },
      { port: last + 1, opening, opens: false },
    ]),
  );
  changes.sort((a, b) => a.port - b.port);
  const open = new Set<Opening>();
  const ranges: PortRange[] = [];
  let barest = 0;
  changes.forEach(({ port, opening, opens }, i) => {
    if (opens) open.add(opening);
    else open.delete(opening);
    if (opening.holdsBarest) barest += opens ? 1 : -1;
    const next = changes.at(i + 1)?.port;
    // What does not hold the barest pod of all does not hold every pod, whatever its boxes are.
    if (next === undefined || next === port || barest === 0) return;
    const boxes = [...open].flatMap((each) => each.boxes);
    if (isBoxCovered(ANY_POD, boxes)) ranges.push({ protocol, first: port, last: next - 1 });
  });
  return ranges;
}
