import { endpointKey, type Endpoint, type GraphPeer } from '../graph/app-graph';
import { oppositeOf, type Direction } from '../model/direction';
import type { PolicyPorts } from '../model/policy-ports';
import { halfKey, type Half, type PairedPorts } from './half';

/** The other half has no other half of its own. */
const NOT_PAIRED: PairedPorts = Object.freeze({});

/** The end of a flow at which the other half of `half` would stand. */
export interface OtherEnd {
  readonly half: Half;
  /** Ports that it would have. */
  readonly ports: PolicyPorts;
  readonly subject: Endpoint;
}

export function directionOf({ half }: OtherEnd): Direction {
  return oppositeOf(half.direction);
}

/** Collects other halves. One that covers no more than a rule declares itself is not written again. */
export class OtherHalves {
  private readonly written = new Map<string, Half>();
  /** Subjects of the policies that would have the same name, by that name. */
  private readonly subjectsOfName = new Map<string, string[]>();

  public constructor(private readonly own: ReadonlyMap<string, Half>) {}

  public list(): readonly Half[] {
    return [...this.written.values()];
  }

  /** Whether what is there already allows the flow at this end. */
  public has(end: OtherEnd): boolean {
    const key = keyOf(end);
    return [this.own, this.written].some((halves) => halves.get(key)?.ports.contains(end.ports));
  }

  public write(end: OtherEnd): void {
    if (this.has(end)) return;
    const key = keyOf(end);
    const { half, subject } = end;
    const before = this.written.get(key);
    this.written.set(key, {
      subject,
      direction: directionOf(end),
      peer: peerOf(end),
      ports: before ? before.ports.union(end.ports) : end.ports,
      paired: NOT_PAIRED,
      rules: before ? [...new Set([...before.rules, ...half.rules])] : half.rules,
      policyName: before?.policyName ?? this.nameOf(end),
    });
  }

  /** Named for the rule, and where that has several peers for the peer; of peers with the same id, the second gets a 2. */
  private nameOf(end: OtherEnd): string {
    const { half, subject } = end;
    const [carrier] = half.rules;
    const suffix = carrier.peers.length > 1 ? `-${subject.id.toLowerCase()}` : '';
    const name = `${carrier.policyName}-${directionOf(end)}${suffix}`;

    const place = `${subject.namespace.name}/${name} ${carrier.origin.constructPath}`;
    const subjects = this.subjectsOfName.get(place) ?? [];
    this.subjectsOfName.set(place, subjects);
    if (!subjects.includes(endpointKey(subject))) subjects.push(endpointKey(subject));
    const position = subjects.indexOf(endpointKey(subject));
    return position === 0 ? name : `${name}-${position + 1}`;
  }
}

function keyOf(end: OtherEnd): string {
  return halfKey({ subject: end.subject, direction: directionOf(end), peer: peerOf(end) });
}

function peerOf({ half }: OtherEnd): GraphPeer {
  return { kind: 'endpoint', endpoint: half.subject };
}
