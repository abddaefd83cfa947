import type { IpFamily } from '../model/cidr';
import { IP_FAMILIES } from '../model/ip-set';
import type { CaveatCode } from './caveats';
import { ALL_CONNECTIONS, NOTHING, type ConnectionId, type ConnectionTable } from './connection-table';
import { pairKey } from './pair-key';

/** What one end says for the addresses of a family that the other end may have. */
export interface FamilyAnswer {
  /** Connections that pass whichever of the addresses the other end has. */
  readonly surely: ConnectionId;
  /** Connections that pass for at least one of them. */
  readonly possibly: ConnectionId;
}

/** What the policies of one end say to another end, in one direction. */
export interface Answer {
  /** What passes by selectors alone, had no ipBlock matched; for ends that only ipBlocks match, what possibly passes. */
  readonly bySelectors: ConnectionId;
  /** For each family in which the other end has, or may have, an address. */
  readonly families: Partial<Readonly<Record<IpFamily, FamilyAnswer>>>;
  /** A sum of {@link Mark}s. */
  readonly marks: number;
  /** What they say if namespaces whose labels nobody knows have those that rules ask for. @default - the same */
  readonly atMost?: AnswerId;
}

/** Number of an answer in an {@link AnswerTable}. */
export type AnswerId = number;

/** What an answer rests on, as bits. */
export enum Mark {
  IP_BLOCK_ON_POD = 1,
  HOST_BITS = 2,
  NAME_REPEATED = 4,
  /** What the source says depends on an address of the destination. */
  DESTINATION_UNDECIDED = 8,
  /** What the destination says depends on an address of the source. */
  SOURCE_UNDECIDED = 16,
  /** What one of them says depends on labels of a namespace. */
  NAMESPACE_LABELS_UNKNOWN = 32,
  NOT_ENFORCED = 64,
}

const UNDECIDED = Mark.DESTINATION_UNDECIDED | Mark.SOURCE_UNDECIDED;

/** Caveats of marks that need no look at the ends. */
export const CAVEAT_OF_MARK: readonly (readonly [Mark, CaveatCode])[] = [
  [Mark.IP_BLOCK_ON_POD, 'ip-block-on-pod'],
  [Mark.HOST_BITS, 'cidr-host-bits'],
  [Mark.NAME_REPEATED, 'port-name-repeated'],
  [Mark.NAMESPACE_LABELS_UNKNOWN, 'namespace-labels-unknown'],
  [Mark.NOT_ENFORCED, 'not-enforced'],
];

/** What both ends say together; `allowed` and `unknown` are disjoint. */
export interface CombinedAnswer {
  readonly allowed: ConnectionId;
  readonly unknown: ConnectionId;
  readonly marks: number;
}

/** Numbers answers and combined answers, so that equal ones are equal numbers, and combines two answers once. */
export class AnswerTable {
  private readonly answers: Answer[] = [];
  private readonly ids = new Map<string, AnswerId>();
  private readonly plain = new Map<number, AnswerId>();
  private readonly combined: CombinedAnswer[] = [];
  private readonly combinedIds = new Map<string, number>();
  private readonly combinations = new Map<number, number>();

  public constructor(private readonly connections: ConnectionTable) {}

  public at(id: AnswerId): Answer {
    return this.answers[id];
  }

  public combinedAt(id: number): CombinedAnswer {
    return this.combined[id];
  }

  public idOf(answer: Answer): AnswerId {
    const { bySelectors, families, marks, atMost } = answer;
    const texts = IP_FAMILIES.map((family) => {
      const said = families[family];
      return said ? `${said.surely} ${said.possibly}` : '-';
    });
    const key = `${bySelectors}/${texts.join('/')}/${marks}/${atMost ?? ''}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.ids.set(key, this.answers.length);
    return this.answers.push(answer) - 1;
  }

  /** An answer with a mark, if another reading of the same rules says something else. */
  public marked(id: AnswerId, otherReading: AnswerId, mark: number): AnswerId {
    const answer = this.answers[id];
    if (answer.marks & mark || this.passesTheSame(id, otherReading)) return id;
    return this.idOf({ ...answer, marks: answer.marks | mark });
  }

  /** An answer with what else passes if namespaces have the labels that rules ask for, if anything does. */
  public extended(id: AnswerId, atMost: AnswerId): AnswerId {
    return this.passesTheSame(id, atMost) ? id : this.idOf({ ...this.answers[id], atMost });
  }

  /** What passes whichever address of these families the other end has, and what does for some address or may do so. */
  public passing(id: AnswerId, among: readonly IpFamily[] = IP_FAMILIES): FamilyAnswer {
    const { atMost = id } = this.answers[id];
    return this.passingBetween(this.answers[id], this.answers[atMost], among);
  }

  private passesTheSame(id: AnswerId, other: AnswerId): boolean {
    if (id === other) return true;
    const [ofOne, ofOther] = [this.answers[id].families, this.answers[other].families];
    return IP_FAMILIES.every(
      (family) =>
        ofOne[family]?.surely === ofOther[family]?.surely && ofOne[family]?.possibly === ofOther[family]?.possibly,
    );
  }

  /** The answer that is the same for every address. `families` has bit 1 for IPv4 and bit 2 for IPv6. */
  public plainId(passes: ConnectionId, families: number): AnswerId {
    const key = passes * 4 + families;
    const known = this.plain.get(key);
    if (known !== undefined) return known;
    const said = { surely: passes, possibly: passes };
    const id = this.idOf({
      bySelectors: passes,
      families: { ...(families & 1 && { IPv4: said }), ...(families & 2 && { IPv6: said }) },
      marks: 0,
    });
    this.plain.set(key, id);
    return id;
  }

  /** What the source says about the destination, and the destination about the source, together (S16). */
  public combine(egress: AnswerId, ingress: AnswerId): number {
    const key = pairKey(egress, ingress);
    const known = this.combinations.get(key);
    if (known !== undefined) return known;
    const id = this.combinedIdOf(this.extendedCombination(egress, ingress));
    this.combinations.set(key, id);
    return id;
  }

  /** What passes only with labels that nobody knows of is unknown. */
  private extendedCombination(egress: AnswerId, ingress: AnswerId): CombinedAnswer {
    const atLeast = this.combineAnswers(egress, ingress);
    const { atMost: mostOut = egress } = this.answers[egress];
    const { atMost: mostIn = ingress } = this.answers[ingress];
    if (mostOut === egress && mostIn === ingress) return atLeast;
    const { connections } = this;
    const { allowed, unknown, marks } = this.combinedAt(this.combine(mostOut, mostIn));
    const isOpen = allowed !== atLeast.allowed || unknown !== atLeast.unknown;
    return {
      allowed: atLeast.allowed,
      unknown: connections.difference(connections.union(allowed, unknown), atLeast.allowed),
      marks: atLeast.marks | (marks & UNDECIDED) | (isOpen ? Mark.NAMESPACE_LABELS_UNKNOWN : 0),
    };
  }

  private combinedIdOf(combined: CombinedAnswer): number {
    const key = `${combined.allowed} ${combined.unknown} ${combined.marks}`;
    const known = this.combinedIds.get(key);
    if (known !== undefined) return known;
    this.combinedIds.set(key, this.combined.length);
    return this.combined.push(combined) - 1;
  }

  private combineAnswers(egressId: AnswerId, ingressId: AnswerId): CombinedAnswer {
    const { connections } = this;
    const [egress, ingress] = [this.answers[egressId], this.answers[ingressId]];
    const shared = IP_FAMILIES.filter((family) => egress.families[family] && ingress.families[family]);
    // Both addresses of a connection are of one family. Ends that share none cannot talk; every combination counts then.
    const pairs =
      shared.length > 0
        ? shared.map((family) => [family, family] as const)
        : IP_FAMILIES.flatMap((ofDestination) => IP_FAMILIES.map((ofSource) => [ofDestination, ofSource] as const));
    let surely = ALL_CONNECTIONS;
    let possibly = NOTHING;
    for (const [ofDestination, ofSource] of pairs) {
      const out = egress.families[ofDestination];
      const into = ingress.families[ofSource];
      if (!out || !into) continue;
      surely = connections.intersection(surely, connections.intersection(out.surely, into.surely));
      possibly = connections.union(possibly, connections.intersection(out.possibly, into.possibly));
    }
    const bySelectors = connections.intersection(egress.bySelectors, ingress.bySelectors);
    const restsOnBlocks = connections.difference(surely, bySelectors) !== NOTHING;
    const unknown = connections.difference(possibly, surely);
    return {
      allowed: surely,
      unknown,
      marks:
        egress.marks |
        ingress.marks |
        (restsOnBlocks ? Mark.IP_BLOCK_ON_POD : 0) |
        (this.isUndecided(unknown, egress, new Set(pairs.map(([ofDestination]) => ofDestination)))
          ? Mark.DESTINATION_UNDECIDED
          : 0) |
        (this.isUndecided(unknown, ingress, new Set(pairs.map(([, ofSource]) => ofSource)))
          ? Mark.SOURCE_UNDECIDED
          : 0),
    };
  }

  /** Whether what one end says about some of these connections differs from one address of the other end to another. */
  private isUndecided(unknown: ConnectionId, answer: Answer, among: Iterable<IpFamily>): boolean {
    if (unknown === NOTHING) return false;
    const { connections } = this;
    const { surely, possibly } = this.passingBetween(answer, answer, among);
    return connections.intersection(unknown, connections.difference(possibly, surely)) !== NOTHING;
  }

  /** What passes by the one answer whatever the address is, and by the other one for some address. */
  private passingBetween(atLeast: Answer, atMost: Answer, among: Iterable<IpFamily>): FamilyAnswer {
    const { connections } = this;
    let [surely, possibly] = [ALL_CONNECTIONS, NOTHING];
    for (const family of among) {
      surely = connections.intersection(surely, atLeast.families[family]?.surely ?? ALL_CONNECTIONS);
      possibly = connections.union(possibly, atMost.families[family]?.possibly ?? NOTHING);
    }
    return { surely, possibly };
  }
}
