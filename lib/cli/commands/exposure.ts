import type { CommandDefinition } from '../command';
import { ANSWERED } from '../exit-codes';
import { CLUSTER_OPTIONS, INPUT_OPTIONS, PATHS } from '../shared-options';

export const exposure: CommandDefinition = {
  name: 'exposure',
  summary: 'show to what each endpoint is open beyond the endpoints there are',
  description:
    'Shows for each workload what passes to and from every address, every pod, and pods that are not there yet but that ' +
    'a policy would let in.',
  args: [PATHS],
  options: [...INPUT_OPTIONS, ...CLUSTER_OPTIONS],
  formats: ['text', 'json', 'markdown'],
  examples: [
    { command: 'netpol exposure k8s/', says: 'what is open to the whole cluster, or to the world' },
    { command: 'netpol exposure k8s/ -o markdown', says: 'as a table for a review' },
  ],
  exits: ANSWERED,
};
