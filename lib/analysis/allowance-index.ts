import { ConnectionSet } from '../model/connection-set';
import { LabelSelector } from '../model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../model/namespace';
import type { Allowance } from './allowance';
import type { PodPeer } from './pod-index';
import { wouldMatch, type PossiblePod } from './representatives';

interface PeerOfAllowance {
  readonly peer: PodPeer;
  readonly allowance: Allowance;
}

/** Stands for every namespace, and for every label; no name and no label is equal to it. */
const ANY = '*';

/** Finds what rules let pass for a pod, without looking at every one of them. */
export class AllowanceIndex {
  private readonly forEverybody: ConnectionSet;
  private readonly peers = new Map<string, PeerOfAllowance[]>();

  public constructor(allowances: readonly Allowance[]) {
    const open = allowances.filter(({ isForEverybody }) => isForEverybody);
    this.forEverybody = open.reduce((all, { passes }) => all.union(passes), ConnectionSet.EMPTY);
    for (const allowance of allowances) {
      for (const peer of allowance.peers) {
        for (const place of placesOf(peer, allowance.home)) {
          for (const label of labelsOf(peer)) this.add(`${place} ${label}`, { peer, allowance });
        }
      }
    }
  }

  public passesFor(pod: PossiblePod): ConnectionSet {
    const labels = Object.entries(pod.labels).map(([key, value]) => `${key}=${value}`);
    let passes = this.forEverybody;
    for (const place of [pod.namespace, ANY]) {
      for (const label of [...labels, ANY]) {
        for (const { peer, allowance } of this.peers.get(`${place} ${label}`) ?? []) {
          if (wouldMatch(peer, allowance.home, pod)) passes = passes.union(allowance.passes);
        }
      }
    }
    return passes;
  }

  private add(key: string, entry: PeerOfAllowance): void {
    const entries = this.peers.get(key);
    if (entries) entries.push(entry);
    else this.peers.set(key, [entry]);
  }
}

/** The only namespaces in which a peer can match anything. */
function placesOf({ namespaceSelector }: PodPeer, home: string): Iterable<string> {
  if (!namespaceSelector) return [home];
  const named = namespaceSelector.constraints.get(NAMESPACE_NAME_LABEL);
  return named && !named.complement && !named.absent ? named.values : [ANY];
}

/** Labels of which a pod must have one, if there are any that it must: of several keys those with the fewest values. */
function labelsOf({ podSelector = LabelSelector.EVERYTHING }: PodPeer): readonly string[] {
  let labels = [ANY];
  for (const [key, { complement, absent, values }] of podSelector.constraints) {
    if (complement || absent || (labels[0] !== ANY && labels.length <= values.size)) continue;
    labels = [...values].map((value) => `${key}=${value}`);
  }
  return labels.length === 0 ? [ANY] : labels;
}
