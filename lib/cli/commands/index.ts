import type { CommandDefinition } from '../command';
import { can } from './can';
import { check } from './check';
import { checks } from './checks';
import { cni } from './cni';
import { completion } from './completion';
import { explain } from './explain';
import { exposure } from './exposure';
import { init } from './init';
import { matrix } from './matrix';

/** Every command, in the order in which help lists them. */
export const COMMANDS: readonly CommandDefinition[] = [
  check,
  can,
  matrix,
  explain,
  exposure,
  checks,
  cni,
  init,
  completion,
];
