/*
 * Answers one question at a time about a whole cluster: which pods and addresses the ends of a flow may be, and whether
 * the policies say the same for all of them. As slow and as plain as the point evaluator that it asks, and like it
 * without any code of the library; only types are shared.
 */
import type { AnalysisOptions } from '../../lib/analysis/options';
import type { Outcome } from '../../lib/analysis/verdict';
import type { Workload } from '../../lib/model/workload';
import { addressOf, bitsOf } from './address-bits';
import { mentionedCidrs, sampleAddresses } from './boundary-points';
import {
  appliesTo,
  isIsolated,
  matchRule,
  namespaceOf,
  passes,
  rulesOf,
  type PlainPolicy,
  type PointAddress,
  type PointEnd,
  type PointFlow,
  type PointNamespaces,
  type PolicyType,
} from './point-evaluator';

/** A pod at one of its addresses, where a question names that address. */
export interface PodAt {
  workload: Workload;
  ip: string;
}

/** A workload, a pod of it at an address, or an address of nobody known. */
export type OracleEnd = Workload | PodAt | PointAddress;

export interface OracleFlow {
  from: OracleEnd;
  to: OracleEnd;
  protocol: string;
  port: number;
}

/** Whether a rule matched; `null` where that depends on an address, or on labels of a namespace, that are not known. */
export interface OracleRule {
  peer: boolean | null;
  /** A port that is given always matches or does not; only questions without one leave it open. */
  port: boolean | null;
  matched: boolean | null;
}

/** What one end of a flow says. */
export interface OracleDirection {
  verdict: Outcome;
  /** Rules of the policies that isolate the end, by `namespace/name`, in that order. */
  policies: Record<string, OracleRule[]>;
}

type Pair = Pick<PointFlow, 'from' | 'to'>;

/** Where pods and nodes are unless somebody says so: RFC 1918, RFC 6598, RFC 4193. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'];

export class ClusterOracle {
  private readonly cidrs: string[];
  private readonly pointsOf = new Map<Workload, PointEnd[]>();
  private readonly pairsOf = new Map<OracleEnd, Map<OracleEnd, Pair[]>>();

  public constructor(
    private readonly policies: PlainPolicy[],
    private readonly namespaces: PointNamespaces,
    private readonly options: AnalysisOptions = {},
  ) {
    this.cidrs = mentionedCidrs(policies);
  }

  public outcome({ from, to, protocol, port }: OracleFlow): Outcome {
    if (isUnconditional({ from, to })) return 'allowed';
    const pairs = this.pairs(from, to);
    const leaves = this.passing('Egress', protocol, port);
    const enters = this.passing('Ingress', protocol, port);
    return verdictOf(pairs.map((pair) => leaves(pair) && enters(pair)));
  }

  /** What one end says, for flows between ends that are not the same pod. */
  public direction(direction: PolicyType, { from, to, protocol, port }: OracleFlow): OracleDirection {
    const pairs = this.pairs(from, to);
    const verdict = verdictOf(pairs.map(this.passing(direction, protocol, port)));
    const flows = oncePerOtherEnd(direction, pairs).map((pair) => ({ ...pair, protocol, port }));
    const subject = direction === 'Egress' ? flows[0].from : flows[0].to;
    const applying = 'namespace' in subject ? this.policies.filter((each) => appliesTo(each, subject, direction)) : [];
    const policies = applying.map((policy) => {
      const rules = rulesOf(policy, direction).map((rule) => {
        const matches = flows.map((flow) => matchRule(rule, direction, policy, this.namespaces, flow));
        const peers = new Set(matches.map(({ peer }) => peer));
        const peer = peers.size > 1 ? null : peers.has(true);
        return { peer, port: matches[0].port, matched: matches[0].port ? peer : false };
      });
      return [`${namespaceOf(policy)}/${policy.metadata.name}`, rules] as const;
    });
    return { verdict, policies: Object.fromEntries(policies.sort(([a], [b]) => (a < b ? -1 : 1))) };
  }

  /**
   * Everything that the two ends may be at once. A connection has one family, so that two addresses count together where
   * they are of one; only where no two are, all of them do.
   */
  private pairs(from: OracleEnd, to: OracleEnd): Pair[] {
    const ofFrom = this.pairsOf.get(from) ?? new Map<OracleEnd, Pair[]>();
    this.pairsOf.set(from, ofFrom);
    let pairs = ofFrom.get(to);
    if (pairs === undefined) {
      const all = this.points(from).flatMap((one) => this.points(to).map((other) => ({ from: one, to: other })));
      const ofOneFamily = all.filter((pair) => familyOf(pair.from) === familyOf(pair.to));
      ofFrom.set(to, (pairs = ofOneFamily.length > 0 ? ofOneFamily : all));
    }
    return pairs;
  }

  /** Whether some policy selects the pods and lists the direction (S11). */
  public isIsolated(workload: Workload, direction: PolicyType): boolean {
    const [pod] = this.points(workload);
    return 'namespace' in pod && isIsolated(this.policies, pod, direction);
  }

  /** Every point that an end may be. */
  private points(end: OracleEnd): PointEnd[] {
    if ('workload' in end) return this.pointsOfWorkload({ ...end.workload, addresses: [end.ip] });
    if ('ip' in end) return [end];
    let points = this.pointsOf.get(end);
    if (points === undefined) this.pointsOf.set(end, (points = this.pointsOfWorkload(end)));
    return points;
  }

  private pointsOfWorkload({ hostNetwork, phase, addresses, namespace, labels, ports }: Workload): PointEnd[] {
    const { podCidrs = PRIVATE, nodeCidrs = PRIVATE, plugin } = this.options;
    const ranges = hostNetwork ? nodeCidrs : podCidrs;
    const ips = addresses.length > 0 ? addresses : sampleAddresses(ranges, this.cidrs).map(addressOf);
    if (!isOnPodNetwork({ hostNetwork, phase })) return ips.map((ip) => ({ ip })); // S51, S52
    const isBeyondBlocks = plugin?.ipBlocksMatchPods === false;
    const readings = Object.hasOwn(this.namespaces, namespace) ? [undefined] : (['fits', 'does not fit'] as const);
    return readings.flatMap((unknownNamespace) =>
      ips.map((ip) => ({ namespace, labels, unknownNamespace, ports, ip, isBeyondBlocks })),
    );
  }

  /** Whether one end lets each pair pass. It never looks at its own address, so each other end is asked about once. */
  private passing(direction: PolicyType, protocol: string, port: number): (pair: Pair) => boolean {
    const known = new Map<PointEnd, boolean>();
    return (pair) => {
      const other = direction === 'Egress' ? pair.to : pair.from;
      let answer = known.get(other);
      if (answer === undefined) {
        answer = passes(direction, this.policies, this.namespaces, { ...pair, protocol, port });
        known.set(other, answer);
      }
      return answer;
    };
  }
}

/** What an address stands for: the pod on the pod network that is known to have it, or nobody known. */
export function endAt(ip: string, workloads: readonly Workload[]): OracleEnd {
  const owner = workloads.find((each) => isOnPodNetwork(each) && hasAddress(each.addresses, ip));
  return owner ? { workload: owner, ip } : { ip };
}

function isOnPodNetwork({ hostNetwork, phase }: Pick<Workload, 'hostNetwork' | 'phase'>): boolean {
  return !hostNetwork && phase !== 'Succeeded' && phase !== 'Failed';
}

function workloadOf(end: OracleEnd): Workload | undefined {
  if ('workload' in end) return end.workload;
  return 'ip' in end ? undefined : end;
}

/** Whether a flow passes whatever the policies say. */
export function isUnconditional({ from, to }: Pick<OracleFlow, 'from' | 'to'>): boolean {
  return isSamePod(from, to) || isOwnNode(from, to) || isOwnNode(to, from);
}

/** S49. Equal pods of one workload are two pods; a bare pod is one. */
function isSamePod(from: OracleEnd, to: OracleEnd): boolean {
  return workloadOf(from) === workloadOf(to) && workloadOf(from)?.kind === 'Pod';
}

/** S46, S47. Pods on the network of a node have the address of that node (S51). */
function isOwnNode(pod: OracleEnd, node: OracleEnd): boolean {
  const nodeAddresses = workloadOf(pod)?.nodeAddresses ?? [];
  const other = workloadOf(node);
  if (other) return other.hostNetwork && other.addresses.some((ip) => hasAddress(nodeAddresses, ip));
  return 'ip' in node && hasAddress(nodeAddresses, node.ip);
}

function hasAddress(addresses: readonly string[], ip: string): boolean {
  return addresses.some((address) => bitsOf(address) === bitsOf(ip));
}

/** One pair for each point that the other end may be: the address of the end itself is nothing to its policies. */
function oncePerOtherEnd(direction: PolicyType, pairs: Pair[]): Pair[] {
  return [...new Map(pairs.map((pair) => [direction === 'Egress' ? pair.to : pair.from, pair])).values()];
}

function familyOf({ ip }: PointEnd): number | undefined {
  return ip === undefined ? undefined : bitsOf(ip).length;
}

function verdictOf(answers: boolean[]): Outcome {
  if (new Set(answers).size > 1) return 'unknown';
  return answers[0] ? 'allowed' : 'denied';
}
