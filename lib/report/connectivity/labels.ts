import type { ConnectivityGroup } from '../../analysis/connectivity-document';
import { counted } from '../counted';
import { endNames } from '../end-names';
import type { ConnectivityData } from './data';

/** The ids that stand for a group on a screen. */
export function labelOf({ id, members }: ConnectivityGroup): string {
  const names = endNames(members);
  return names.length === 1 ? names[0] : `${id} +${members.length - 1}`;
}

/** A group whose label does not say who is in it. */
export interface ExplainedGroup {
  readonly label: string;
  /** Ids of members, and how many others there are. */
  readonly members: string;
  /** Whether there are others. */
  readonly isCut: boolean;
}

const MANY_GROUPS = 12;

/** Groups that have a label which does not say who is in them; the more there are, the fewer members are named. */
export function groupLegend({ groups }: ConnectivityData): ExplainedGroup[] {
  const most = groups.length > MANY_GROUPS ? 3 : 8;
  return groups
    .filter(({ members }) => endNames(members).length > 1)
    .map((group) => {
      const { members } = group;
      const isCut = members.length > most;
      const named = isCut ? [...members.slice(0, most - 1), `+${members.length - most + 1}`] : members;
      return { label: labelOf(group), members: named.join(', '), isCut };
    });
}

/** How much there is, in one line. */
export function connectivitySummary({ endpoints, groups }: ConnectivityData, finished = 0): string {
  const left =
    finished > 0 ? `; ${counted(finished, 'pod')} that ${finished === 1 ? 'has' : 'have'} finished left out` : '';
  return `${counted(endpoints.length, 'endpoint')} in ${counted(groups.length, 'group')} with equal answers${left}`;
}
