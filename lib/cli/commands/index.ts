import type { CommandDefinition } from '../command';
import { can } from './can';
import { exposure } from './exposure';
import { matrix } from './matrix';

/** Every command, in the order in which help lists them. */
export const COMMANDS: readonly CommandDefinition[] = [can, matrix, exposure];
