import type { ConnectivityResult } from '../../analysis/connectivity';
import type { Style } from '../style';

/** What formats of connectivity are made from. */
export type ConnectivityData = Pick<ConnectivityResult, 'endpoints' | 'groups' | 'connections'>;

/** How connectivity is shown. */
export interface ConnectivityFormatOptions {
  readonly style: Style;
  /** Whether connections are those of single endpoints. @default false - those of groups */
  readonly pairs?: boolean;
  /** Ids of the endpoints that were asked about: nothing is said of pairs without them. @default - every pair */
  readonly focus?: readonly string[];
  /** How many pods have finished and are left out. @default 0 */
  readonly finished?: number;
  /** Columns of the screen. @default - as many as there have to be */
  readonly width?: number;
}
