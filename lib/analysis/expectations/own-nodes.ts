import { formatAddress, parseAddress } from '../../model/cidr';
import type { End } from '../ends';
import { unconditional } from '../pair-answers';

/** Pairs of a pod and the node that it runs on: what flows between these is always allowed (S46, S47). */
export class OwnNodePairs {
  private readonly nodes = new Map<string, Set<string>>();
  private readonly ends = new Set<string>();

  public constructor(from: readonly End[], to: readonly End[]) {
    this.addNodesAmong(to, from);
    this.addNodesAmong(from, to);
  }

  /** Whether an end is one of such a pair. */
  public concerns({ id }: End): boolean {
    return this.ends.has(id);
  }

  public has(from: End, to: End): boolean {
    return this.nodes.get(from.id)?.has(to.id) === true || this.nodes.get(to.id)?.has(from.id) === true;
  }

  private addNodesAmong(candidates: readonly End[], pods: readonly End[]): void {
    const running = pods.filter(({ kind }) => kind === 'pod').filter((end) => nodeAddressesOf(end).length > 0);
    if (running.length === 0) return;
    const byAddress = new Map<string, End[]>();
    for (const node of candidates) {
      for (const key of nodeKeysOf(node)) byAddress.set(key, [...(byAddress.get(key) ?? []), node]);
    }
    for (const pod of running) {
      for (const text of nodeAddressesOf(pod)) {
        for (const node of byAddress.get(keyOf(text)) ?? [])
          if (unconditional(pod, node) === 'own-node') this.add(pod, node);
      }
    }
  }

  private add(pod: End, node: End): void {
    const nodes = this.nodes.get(pod.id) ?? new Set<string>();
    this.nodes.set(pod.id, nodes.add(node.id));
    this.ends.add(pod.id).add(node.id);
  }
}

function nodeAddressesOf(end: End): readonly string[] {
  return end.kind === 'pod' ? end.workload.nodeAddresses : [];
}

function nodeKeysOf(end: End): string[] {
  if (end.kind === 'pod') return end.workload.hostNetwork ? end.workload.addresses.map(keyOf) : [];
  const { family, first, last } = end.range;
  return first === last ? [keyOf(formatAddress(family, first))] : [];
}

function keyOf(text: string): string {
  const address = parseAddress(text);
  return address ? `${address.family} ${address.value}` : text;
}
