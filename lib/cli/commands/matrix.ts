import type { CommandDefinition } from '../command';
import { ANSWERED } from '../exit-codes';
import { CLUSTER_OPTIONS, INPUT_OPTIONS, PATHS } from '../shared-options';

export const matrix: CommandDefinition = {
  name: 'matrix',
  summary: 'show what may flow between all endpoints',
  description:
    'Shows which connections are allowed between all workloads, and between them and addresses outside. Endpoints with ' +
    'equal answers are one group.',
  args: [PATHS],
  options: [
    { flags: '--pairs', description: 'a line for each pair of endpoints, and no groups' },
    {
      flags: '--focus <endpoint>',
      description: 'only connections from or to this endpoint; repeat it for several',
      isRepeated: true,
    },
    {
      flags: '--direction <direction>',
      description: 'only connections to (ingress) or from (egress) the focus',
      choices: ['ingress', 'egress', 'both'],
      byDefault: 'both',
    },
    { flags: '--no-addresses', description: 'leave out addresses outside' },
    ...INPUT_OPTIONS,
    ...CLUSTER_OPTIONS,
  ],
  formats: ['text', 'json', 'jsonl', 'csv', 'markdown'],
  examples: [
    { command: 'netpol matrix k8s/', says: 'who reaches whom' },
    { command: 'netpol matrix k8s/ --focus shop/db --direction ingress', says: 'who reaches the database' },
    { command: 'netpol matrix k8s/ --pairs -o csv --out connections.csv', says: 'every pair, for a spreadsheet' },
  ],
  exits: ANSWERED,
};
