import type { Preset } from '../checks/registry';
import type { ExitCode } from './exit-codes';
import type { Io } from './io';

/** What the options of all commands are given as; each command has some of them. */
export interface Options {
  readonly addresses?: boolean;
  readonly ci?: readonly string[];
  readonly cni?: string;
  readonly color?: boolean;
  readonly config?: string;
  readonly debug?: boolean;
  readonly direction?: 'ingress' | 'egress' | 'both';
  readonly failOn?: 'error' | 'warning' | 'never';
  readonly file?: readonly string[];
  readonly focus?: readonly string[];
  readonly force?: boolean;
  readonly kubernetesVersion?: string;
  readonly nodeCidr?: readonly string[];
  readonly out?: string;
  readonly output?: string;
  readonly pairs?: boolean;
  readonly podCidr?: readonly string[];
  readonly policy?: string;
  readonly port?: string;
  readonly preset?: Preset;
  readonly today?: string;
  readonly watch?: boolean;
}

/** A call of a command, after its arguments and options have been checked. */
export interface Invocation {
  /** Arguments by their names; those that may be repeated are lists. */
  readonly args: { readonly [name: string]: string | readonly string[] | undefined };
  readonly options: Options;
  readonly io: Io;
  /** Every command there is. */
  readonly commands: readonly CommandDefinition[];
}

/** What a command does. */
export type Action = (invocation: Invocation) => Promise<ExitCode>;

/** An argument of a command. */
export interface ArgumentDefinition {
  readonly name: string;
  readonly description: string;
  readonly isOptional?: boolean;
  readonly isRepeated?: boolean;
  readonly choices?: readonly string[];
}

/** What the text of an option must be; `lib/cli/check-options.ts` has a check for each. */
export type OptionKind = 'cidr' | 'cni' | 'date' | 'kubernetes-version' | 'policy' | 'port';

/** An option of a command. */
export interface OptionDefinition {
  /** As commander reads them: `-o, --output <format>`. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  readonly kind?: OptionKind;
  /** Whether each use adds a value. */
  readonly isRepeated?: boolean;
  readonly isRequired?: boolean;
  /** For people: what holds where the option is left out. */
  readonly byDefault?: string;
}

/** Name of a command. */
export type CommandName =
  'can' | 'check' | 'checks' | 'cni' | 'completion' | 'explain' | 'exposure' | 'init' | 'matrix';

/** A command, as its help, its documentation, the parser and the completion scripts need it. What it does stands apart. */
export interface CommandDefinition {
  readonly name: CommandName;
  /** One line. */
  readonly summary: string;
  /** What somebody has to know to use it. */
  readonly description: string;
  readonly args: readonly ArgumentDefinition[];
  readonly options: readonly OptionDefinition[];
  /** Names of `--output`, the default first; none for a command that prints one kind of text. */
  readonly formats: readonly string[];
  readonly examples: readonly Example[];
  /** What the exit codes mean for this command in particular. */
  readonly exits: readonly (readonly [code: ExitCode, meaning: string])[];
}

/** A call of the program, and what it is good for. */
export interface Example {
  readonly command: string;
  readonly says: string;
}
