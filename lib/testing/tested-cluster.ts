import { cannotAnswer } from '../analysis/ends';
import { Reachability } from '../analysis/reachability';
import type { Dns } from '../constructs/dns';
import { settingAt } from '../constructs/settings';
import type { Tier } from '../constructs/tier';
import { PossiblePods, type PodPeerAt } from './possible-pods';
import type { TestedEnd } from './tested-end';

/** What matchers can be asked about. */
export interface Tested {
  /**
   * The reachability over the pods that there are and such as stand for others that a policy or one of the ends speaks of.
   *
   * @throws DiagnosticsError Where an end belongs to another App.
   */
  reachabilityFor(ends: readonly TestedEnd[]): Reachability;
  /** How an end resolves names, where somebody said so. */
  dnsOf(end: TestedEnd): Dns | undefined;
  /** The endpoint id of a tier on the network of its nodes. @throws DiagnosticsError `endpoint-unknown`. */
  idOf(tier: Tier): string;
}

/** A cluster, whoever made it. */
export class TestedCluster implements Tested {
  private readonly possible: PossiblePods;
  /** By the ends that match nothing in the cluster. */
  private readonly made = new Map<string, Reachability>();

  public constructor(private readonly known: Reachability) {
    this.possible = new PossiblePods(known.cluster);
  }

  public reachabilityFor(ends: readonly TestedEnd[]): Reachability {
    const unmatched = this.possible.unmatched(podPeersOf(ends));
    const key = [...unmatched.keys()].sort().join('\n');
    const reachability =
      this.made.get(key) ??
      Reachability.of(this.possible.clusterWith([...unmatched.values()]), this.known._compiled.options);
    this.made.set(key, reachability);
    return reachability;
  }

  public dnsOf({ construct }: TestedEnd): Dns | undefined {
    return construct && settingAt(construct, 'dns');
  }

  public idOf(tier: Tier): string {
    const message = `the pods of the tier ${tier.node.path} use the network of their nodes, and no selector matches them`;
    throw cannotAnswer('endpoint-unknown', message, 'name the workload by its endpoint id, e.g. shop/DaemonSet/agent');
  }
}

/** The pods that ends select. */
export function podPeersOf(ends: readonly TestedEnd[]): PodPeerAt[] {
  return ends.flatMap(({ meaning }) => (meaning.kind === 'pods' ? [meaning] : []));
}
