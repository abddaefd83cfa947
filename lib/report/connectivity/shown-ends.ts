import type { ConnectivityGroup } from '../../analysis/connectivity-document';
import { passingTexts } from '../port-texts';
import type { Paint, Style } from '../style';
import type { ConnectivityData } from './data';
import type { Edge } from './edges';

/** The ends that are shown, groups or single endpoints, and between which of them something could flow. */
export class ShownEnds {
  private readonly kinds: ReadonlyMap<string, string>;
  public readonly all: readonly ConnectivityGroup[];

  public constructor(data: ConnectivityData, pairs: boolean) {
    this.kinds = new Map(data.endpoints.map(({ id, kind }) => [id, kind]));
    this.all = pairs ? data.endpoints.map(({ id }) => ({ id, members: [id] })) : data.groups;
  }

  /** Whether there are a member of one end and another member of the other between which something could flow. */
  public isQuestion(from: ConnectivityGroup, to: ConnectivityGroup): boolean {
    const [fromKind, toKind] = [this.kinds.get(from.id), this.kinds.get(to.id)];
    if (fromKind === 'Addresses' && toKind === 'Addresses') return false;
    return from.id !== to.id || from.members.length > 1 || fromKind !== 'Pod';
  }
}

/** What may flow, in as few characters as can be. */
export function describeEdge({ allowed, unknown, caveats }: Edge): string {
  return `${passingTexts(allowed.toTexts(), unknown.toTexts())}${caveats.length > 0 ? '*' : ''}`;
}

/** How that looks: what is not certain stands out. */
export function paintOfEdge({ unknown }: Edge, { good, warning }: Style): Paint {
  return unknown.isEmpty ? good : warning;
}
