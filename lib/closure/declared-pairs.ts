import { pairKey } from '../analysis/pair-key';
import { endpointKey, type AllowRule, type Endpoint } from '../graph/app-graph';
import type { PolicyPorts } from '../model/policy-ports';

/** A flow between two endpoints, as the rules of one of its ends declare it. */
export interface DeclaredPair {
  /** The end that the rules are about. */
  readonly subject: Endpoint;
  readonly peer: Endpoint;
  /** The rules that want the other end to let the flow pass as well, and the ports on which they do. */
  readonly wanting: AllowRule[];
  demanded?: PolicyPorts;
  /** Whether something may be written at the other end. */
  isOwned: boolean;
  /** Whether it is written also where nothing else isolates the other end. */
  isAlways: boolean;
}

/** Flows between endpoints. The same flow declared twice, from either end, is one flow, and its ports are united. */
export class DeclaredPairs {
  private readonly numbers = new Map<string, number>();
  private readonly numberOf = new Map<Endpoint, number>();
  private readonly ports = new Map<number, PolicyPorts>();
  private readonly pairs = { ingress: new Map<number, DeclaredPair>(), egress: new Map<number, DeclaredPair>() };

  public add(rule: AllowRule, peer: Endpoint, ports: PolicyPorts): void {
    const key = this.keyOf(rule, peer);
    this.ports.set(key, this.ports.get(key)?.union(ports) ?? ports);
    const pairs = this.pairs[rule.direction];
    const pair: DeclaredPair = pairs.get(key) ?? {
      subject: rule.subject,
      peer,
      wanting: [],
      isOwned: false,
      isAlways: false,
    };
    pairs.set(key, pair);
    pair.isOwned ||= peer.owned;
    if (rule.pairing === 'one-sided') return;
    // What belongs to somebody else claims nothing at its own end.
    if (peer.owned) pair.demanded = pair.demanded?.union(ports) ?? ports;
    pair.wanting.push(rule);
    pair.isAlways ||= rule.pairing === 'both' && (rule.isPairingStated === true || peer.owned);
  }

  /** All ports of the flow between the subject of a rule and a peer, whichever rule declares them. */
  public portsOf(rule: Pick<AllowRule, 'direction' | 'subject'>, peer: Endpoint): PolicyPorts | undefined {
    return this.ports.get(this.keyOf(rule, peer));
  }

  /** Pairs of which some rule wants more than its own end, by the direction of the rules. */
  public wanting(direction: AllowRule['direction']): DeclaredPair[] {
    return [...this.pairs[direction].values()].filter(({ isOwned, wanting }) => isOwned && wanting.length > 0);
  }

  /** The same number from either end. */
  private keyOf({ direction, subject }: Pick<AllowRule, 'direction' | 'subject'>, peer: Endpoint): number {
    const [from, to] = direction === 'ingress' ? [peer, subject] : [subject, peer];
    return pairKey(this.numberOfEndpoint(from), this.numberOfEndpoint(to));
  }

  private numberOfEndpoint(endpoint: Endpoint): number {
    const known = this.numberOf.get(endpoint);
    if (known !== undefined) return known;
    const key = endpointKey(endpoint);
    const number = this.numbers.get(key) ?? this.numbers.size;
    this.numbers.set(key, number);
    this.numberOf.set(endpoint, number);
    return number;
  }
}
