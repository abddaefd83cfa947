import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { shown } from '../base/show-value';
import type { ArgumentDefinition, CommandDefinition, Example, Invocation, OptionDefinition } from './command';
import { EXIT_CODES } from './exit-codes';
import { allOptions } from './shared-options';

/** A call of a command as it was parsed; its values have not been checked. */
export type ParsedCall = Pick<Invocation, 'args' | 'options'> & { readonly definition: CommandDefinition };

/** What parsing a command line gives: a call, or text to print where help or the version was wanted. */
export interface Parser {
  readonly program: Command;
  /** The call, once the program has parsed one. */
  call: ParsedCall | undefined;
}

/** The parser of command lines. It prints nothing and ends no process: `write` takes what it says. */
export function createParser(
  definitions: readonly CommandDefinition[],
  write: { readonly out: (text: string) => void; readonly err: (text: string) => void; readonly columns: number },
): Parser {
  const program = new Command('netpol');
  const parser: Parser = { program, call: undefined };
  program
    .description('Validates, checks and questions the NetworkPolicies in any Kubernetes YAML. It needs no cluster.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help; netpol <command> --help shows more')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: write.out,
      writeErr: write.err,
      getOutHelpWidth: () => write.columns,
      getErrHelpWidth: () => write.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText('after', afterHelpOfProgram());
  for (const definition of definitions) addCommand(program, definition, parser);
  return parser;
}

function addCommand(program: Command, definition: CommandDefinition, parser: Parser): void {
  const { name, summary, description, args } = definition;
  const command = program
    .command(name)
    .summary(summary)
    .description(description)
    .helpOption('-h, --help', 'show this help')
    .addHelpText('after', afterHelpOf(definition));
  for (const each of args) command.addArgument(argumentOf(each));
  for (const each of allOptions(definition)) command.addOption(optionOf(each));
  command.action((...given: unknown[]) => {
    // After the arguments, commander hands over the options and the command.
    const values = given.slice(0, args.length) as (string | string[] | undefined)[];
    parser.call = {
      definition,
      args: Object.fromEntries(args.map((each, index) => [each.name, values[index]])),
      options: command.opts(),
    };
  });
}

function argumentOf({ name, description, isOptional, isRepeated }: ArgumentDefinition): Argument {
  const text = `${name}${isRepeated ? '...' : ''}`;
  return new Argument(isOptional ? `[${text}]` : `<${text}>`, description);
}

function optionOf({ flags, description, choices, byDefault, isRepeated, isRequired }: OptionDefinition): Option {
  const notes = [
    ...(choices ? [`one of ${choices.join(', ')}`] : []),
    ...(byDefault === undefined ? [] : [`default: ${byDefault}`]),
    ...(isRequired ? ['required'] : []),
  ];
  const option = new Option(flags, notes.length === 0 ? description : `${description} (${notes.join('; ')})`);
  if (isRepeated) option.argParser((value: string, previous: string[] | undefined) => [...(previous ?? []), value]);
  else if (option.required && !option.variadic) option.argParser(onlyOnce);
  return option.makeOptionMandatory(isRequired === true);
}

/** The value of an option that takes one: with two, half of the question would be left out without a word. */
function onlyOnce(value: string, previous: string | undefined): string {
  if (previous === undefined) return value;
  throw new InvalidArgumentError(`It takes one value, and has ${shown(previous)} already.`);
}

function afterHelpOf({ examples, exits }: CommandDefinition): string {
  const widest = Math.max(...exits.map(([code]) => `${code}`.length));
  return [
    ...examplesOf(examples),
    ...['Exit codes:', ...exits.map(([code, meaning]) => `  ${`${code}`.padEnd(widest)}  ${meaning}`)],
  ].join('\n');
}

function examplesOf(examples: readonly Example[]): string[] {
  return ['', 'Examples:', ...examples.flatMap(({ command, says }) => [`  # ${says}`, `  ${command}`, ''])];
}

/** What to begin with. */
const EXAMPLES: readonly Example[] = [
  { command: 'netpol check k8s/', says: 'what is wrong with the policies in a folder' },
  { command: 'netpol can shop/web shop/api --port 8080 -f k8s/', says: 'whether one workload reaches another' },
];

function afterHelpOfProgram(): string {
  const codes = EXIT_CODES.map(({ code, meaning }) => `  ${`${code}`.padEnd(3)}  ${meaning}`);
  const [examples, end] = [examplesOf(EXAMPLES), 'Results go to standard output, everything else to standard error.'];
  return [...examples, 'Exit codes:', ...codes, '', end].join('\n');
}
