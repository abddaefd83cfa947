import type { Breach } from '../../lib/analysis/expectations/breach';
import type { CaveatCode } from '../../lib/analysis/caveats';
import type { PairAnswer } from '../../lib/analysis/evaluate';
import type { Reachability } from '../../lib/analysis/reachability';
import { parseAddress } from '../../lib/model/ip-address';
import { IpSet } from '../../lib/model/ip-set';
import { isFinished, workloadId, type Workload } from '../../lib/model/workload';
import { ConnectionSet } from '../../lib/model/connection-set';
import { isNamedPort, type PolicyPorts } from '../../lib/model/policy-ports';
import { PortSet } from '../../lib/model/port-set';
import { addressOf } from '../support/address-bits';
import { boundaryAddresses } from '../support/boundary-points';
import { addressesOfInterest } from './random-flows';
import type { DescribedCluster } from './described-cluster';

/** CIDRs that ends name. */
export const CIDRS = ['0.0.0.0/0', '10.0.0.0/9', '10.1.2.0/24', '192.0.2.7/32', '10.200.0.1/32', 'fd00::/64'];
const NAMED = boundaryAddresses(CIDRS).map(addressOf);

/** An end as the tests describe it: the oracle reads this, never an EndSelection. */
export interface DescribedEnd {
  readonly everything?: boolean;
  /** Pods of the namespace with the label. */
  readonly pods?: { readonly namespace: string; readonly key: string; readonly value: string };
  readonly cidr?: string;
  /** Number of a workload among the living. */
  readonly workload?: number;
}

/** What an expectation comes to when each pair is looked at on its own. */
export interface OracleAnswer {
  readonly kind: Breach['kind'] | 'holds';
  /** Number of pairs of pods that are not as expected; pairs with addresses are not counted, only found. */
  readonly failing: number;
}

const UNDECIDED: readonly CaveatCode[] = [
  'pod-address-unknown',
  'node-address-unknown',
  'address-families-differ',
  'addresses-differ',
  'namespace-labels-unknown',
];

/** Endpoint ids that an end stands for: workloads, and every address on which an answer can hang. */
export function idsOf(described: DescribedCluster, ends: readonly DescribedEnd[]): string[] {
  const living = described.workloads.filter((each) => !isFinished(each));
  const held = new Set(
    living.filter(({ hostNetwork }) => !hostNetwork).flatMap(({ addresses }) => addresses.map(canonical)),
  );
  const found = ends.flatMap((end) => {
    const addresses = [...addressesOfInterest(described), ...NAMED].filter((text) => isIn(end, text));
    return [...living.filter((each) => isMeant(end, each, living)).map(workloadId), ...addresses];
  });
  return [...new Set(found)].filter((id) => !held.has(canonical(id)));
}

/** Two spellings of an address are one. */
function canonical(text: string): string {
  const address = parseAddress(text);
  return address ? `${address.family} ${address.value}` : text;
}

function isIn({ everything, cidr }: DescribedEnd, text: string): boolean {
  const address = parseAddress(text);
  const set = cidr === undefined ? IpSet.EMPTY : IpSet.ofCidrs([cidr]);
  return everything === true || (address !== undefined && set.has(address.family, address.value));
}

function isMeant(end: DescribedEnd, workload: Workload, living: readonly Workload[]): boolean {
  const { everything, pods, workload: number } = end;
  if (everything) return true;
  if (pods) {
    const { namespace, hostNetwork, labels } = workload;
    return (
      namespace === pods.namespace && !hostNetwork && Object.hasOwn(labels, pods.key) && labels[pods.key] === pods.value
    );
  }
  if (number !== undefined) return living[number % living.length] === workload;
  return workload.addresses.some((text) => isIn(end, text));
}

export class ExpectationOracle {
  private readonly answers = new Map<string, PairAnswer>();

  public constructor(
    private readonly described: DescribedCluster,
    private readonly engine: Reachability,
    private readonly ports: PolicyPorts | undefined,
    private readonly accepted: readonly CaveatCode[],
  ) {}

  public mustReach(from: readonly DescribedEnd[], to: readonly DescribedEnd[]): OracleAnswer {
    const different = this.pairs(idsOf(this.described, from), idsOf(this.described, to), false);
    const pairs =
      different.length > 0 ? different : this.pairs(idsOf(this.described, from), idsOf(this.described, to), true);
    if (pairs.length === 0) return { kind: 'vacuous', failing: 0 };
    if (idsOf(this.described, to).some((id) => this.asked(id, true).isEmpty))
      return { kind: 'ports-missing', failing: 0 };
    return this.judge(pairs, ([source, destination]) => {
      const { allowed, unknown, caveats } = this.between(source, destination);
      const passes = this.accepts(caveats) ? allowed.union(unknown) : allowed;
      return passes.contains(this.asked(destination, true));
    });
  }

  public mustBeClosed(from: readonly string[], to: readonly string[]): OracleAnswer {
    const all = this.pairs(from, to, true);
    const decided = all.filter(([source, destination]) => !this.isOwnNode(source, destination));
    const pairs = decided.length > 0 ? decided : all;
    if (pairs.length === 0 || to.every((id) => this.asked(id, false).isEmpty)) return { kind: 'vacuous', failing: 0 };
    return this.judge(pairs, ([source, destination]) => {
      const { allowed, unknown, caveats } = this.between(source, destination);
      const passes = this.accepts(caveats) ? allowed : allowed.union(unknown);
      return passes.intersection(this.asked(destination, false)).isEmpty;
    });
  }

  /** Every end that is not among these. */
  public outside(ends: readonly DescribedEnd[]): string[] {
    const inside = new Set(idsOf(this.described, ends));
    return idsOf(this.described, [{ everything: true }]).filter((id) => !inside.has(id));
  }

  private judge(
    pairs: readonly (readonly [string, string])[],
    holds: (pair: readonly [string, string]) => boolean,
  ): OracleAnswer {
    const failing = pairs.filter((pair) => !holds(pair));
    const ofPods = failing.filter((pair) => pair.every((id) => id.includes('/')));
    return { kind: failing.length === 0 ? 'holds' : 'flow', failing: ofPods.length };
  }

  private pairs(from: readonly string[], to: readonly string[], withItself: boolean): (readonly [string, string])[] {
    return from
      .flatMap((source) => to.map((destination) => [source, destination] as const))
      .filter(([source, destination]) => source.includes('/') || destination.includes('/'))
      .filter(([source, destination]) => source !== destination || (withItself && !source.includes('/Pod/')));
  }

  /** That caveat alone means a pod and its own node; pods on the network of some node have others too. */
  private isOwnNode(source: string, destination: string): boolean {
    return this.between(source, destination).caveats.join() === 'own-node';
  }

  private between(from: string, to: string): PairAnswer {
    const key = `${from} ${to}`;
    const answer = this.answers.get(key) ?? this.engine.between(from, to);
    this.answers.set(key, answer);
    return answer;
  }

  private accepts(caveats: readonly CaveatCode[]): boolean {
    return caveats.filter((code) => UNDECIDED.includes(code)).every((code) => this.accepted.includes(code));
  }

  private asked(id: string, declaredOnly: boolean): ConnectionSet {
    const declared = this.described.workloads.find((each) => workloadId(each) === id)?.ports ?? [];
    const { ports } = this;
    if (!ports && !declaredOnly) return ConnectionSet.ALL;
    if (ports?.isAll) return ConnectionSet.ALL;
    const ranges = ports
      ? ports.entries.flatMap((entry) =>
          isNamedPort(entry)
            ? declared
                .filter(({ name, protocol }) => name === entry.name && protocol === entry.protocol)
                .map(({ protocol, port }) => ({ protocol, first: port, last: port }))
            : [entry],
        )
      : declared.map(({ protocol, port }) => ({ protocol, first: port, last: port }));
    return ranges.reduce(
      (all, { protocol, first, last }) => all.union(ConnectionSet.of(protocol, PortSet.range(first, last))),
      ConnectionSet.EMPTY,
    );
  }
}
