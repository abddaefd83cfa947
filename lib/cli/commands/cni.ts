import type { CommandDefinition } from '../command';
import { EXIT } from '../exit-codes';

export const cni: CommandDefinition = {
  name: 'cni',
  summary: 'show what network plugins do with NetworkPolicies',
  description:
    'Shows which parts of NetworkPolicies each network plugin enforces, and since when. With the name of a plugin it ' +
    'shows the notes and the sources, too.',
  args: [{ name: 'plugin', description: 'a plugin, with its version or without: cilium@1.15', isOptional: true }],
  options: [],
  formats: ['text', 'json', 'markdown'],
  examples: [
    { command: 'netpol cni', says: 'all of them' },
    { command: 'netpol cni cilium@1.15', says: 'one of them, in one version, with sources' },
  ],
  exits: [
    [EXIT.GOOD, 'answered'],
    [EXIT.NOT_ASKED, 'wrong usage, a plugin that is not known'],
  ],
};
