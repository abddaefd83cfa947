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
}

/** Caveats of marks that need no look at the ends. */
export const CAVEAT_OF_MARK: readonly (readonly [Mark, CaveatCode])[] = [
  [Mark.IP_BLOCK_ON_POD, 'ip-block-on-pod'],
  [Mark.HOST_BITS, 'cidr-host-bits'],
  [Mark.NAME_REPEATED, 'port-name-repeated'],
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
    const { bySelectors, families, marks } = answer;
    const texts = IP_FAMILIES.map((family) => {
      const said = families[family];
      return said ? `${said.surely} ${said.possibly}` : '-';
    });
    const key = `${bySelectors}/${texts.join('/')}/${marks}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.ids.set(key, this.answers.length);
    return this.answers.push(answer) - 1;
  }

  /** An answer with a mark, if another reading of the same rules says something else. */
  public marked(id: AnswerId, otherReading: AnswerId, mark: number): AnswerId {
    if (id === otherReading || this.answers[id].marks & mark) return id;
    const { families, ...rest } = this.answers[id];
    const others = this.answers[otherReading].families;
    const isSame = IP_FAMILIES.every(
      (family) =>
        families[family]?.surely === others[family]?.surely && families[family]?.possibly === others[family]?.possibly,
    );
    return isSame ? id : this.idOf({ ...rest, families, marks: rest.marks | mark });
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
    const id = this.combinedIdOf(this.combineAnswers(this.answers[egress], this.answers[ingress]));
    this.combinations.set(key, id);
    return id;
  }

  private combinedIdOf(combined: CombinedAnswer): number {
    const key = `${combined.allowed} ${combined.unknown} ${combined.marks}`;
    const known = this.combinedIds.get(key);
    if (known !== undefined) return known;
    this.combinedIds.set(key, this.combined.length);
    return this.combined.push(combined) - 1;
  }

  private combineAnswers(egress: Answer, ingress: Answer): CombinedAnswer {
    const { connections } = this;
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
        ((egress.marks | ingress.marks) & (Mark.HOST_BITS | Mark.NAME_REPEATED)) |
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
  private isUndecided(unknown: ConnectionId, { families }: Answer, possible: Iterable<IpFamily>): boolean {
    if (unknown === NOTHING) return false;
    const { connections } = this;
    let [surely, possibly] = [ALL_CONNECTIONS, NOTHING];
    for (const family of possible) {
      const said = families[family];
      if (!said) continue;
      surely = connections.intersection(surely, said.surely);
      possibly = connections.union(possibly, said.possibly);
    }
    return connections.intersection(unknown, connections.difference(possibly, surely)) !== NOTHING;
  }
}
