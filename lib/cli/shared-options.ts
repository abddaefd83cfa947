import type { ArgumentDefinition, OptionDefinition } from './command';

export const PATHS: ArgumentDefinition = {
  name: 'path',
  description: 'files, folders, quoted globs, or - for standard input',
  isOptional: true,
  isRepeated: true,
};

/** Which manifests are read, and how. */
export const INPUT_OPTIONS: readonly OptionDefinition[] = [
  {
    flags: '-f, --file <path...>',
    description: 'files, folders, quoted globs, or - for standard input',
  },
  {
    flags: '--kubernetes-version <version>',
    description: 'the API server whose rules count, e.g. 1.34',
    kind: 'kubernetes-version',
    byDefault: 'the newest',
  },
];

/** The file that says what is checked, and how. */
export const CONFIG_OPTION: OptionDefinition = {
  flags: '--config <file>',
  description: 'the configuration; options count more than what it says',
  byDefault: 'netpol.config.yaml, if it is there',
};

/** What the analysis assumes about the cluster. */
export const CLUSTER_OPTIONS: readonly OptionDefinition[] = [
  CONFIG_OPTION,
  {
    flags: '--cni <name[@version]>',
    description: 'the network plugin of the cluster, e.g. cilium@1.18; netpol cni lists them',
    kind: 'cni',
  },
  {
    flags: '--pod-cidr <cidr>',
    description: 'where pods without a known address have theirs; repeat it for several',
    kind: 'cidr',
    isRepeated: true,
    byDefault: 'the private ranges',
  },
  {
    flags: '--node-cidr <cidr>',
    description: 'where nodes without a known address have theirs; repeat it for several',
    kind: 'cidr',
    isRepeated: true,
    byDefault: 'the private ranges',
  },
];

/** Where the result goes. How it looks is `--output`, which comes from the formats of the command. */
export const OUTPUT_OPTIONS: readonly OptionDefinition[] = [
  { flags: '--out <file>', description: 'write the result to a file, whole or not at all' },
];

/** Options that every command has. */
export const COMMON_OPTIONS: readonly OptionDefinition[] = [
  { flags: '--no-color', description: 'no colours; NO_COLOR and FORCE_COLOR in the environment are honoured, too' },
  { flags: '--debug', description: 'show the stack of an internal error, and what takes time' },
];

/** The option that picks one of the formats. */
export function outputOption(formats: readonly string[]): OptionDefinition {
  return {
    flags: '-o, --output <format>',
    description: 'how the result looks',
    choices: formats,
    byDefault: formats[0],
  };
}

/** All options of a command, in the order in which its help shows them. */
export function allOptions({
  options,
  formats,
}: {
  readonly options: readonly OptionDefinition[];
  readonly formats: readonly string[];
}): readonly OptionDefinition[] {
  const ofOutput = formats.length === 0 ? [] : [outputOption(formats), ...OUTPUT_OPTIONS];
  return [...options, ...ofOutput, ...COMMON_OPTIONS];
}
