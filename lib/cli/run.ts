import { CommanderError } from 'commander';
import { messageOf, printable } from '../base/show-value';
import { DiagnosticsError } from '../diagnostics/diagnostics-error';
import type * as checkOptions from './check-options';
import { COMMANDS } from './commands';
import { EXIT, type ExitCode } from './exit-codes';
import { CommandFailure, usageFailure } from './failure';
import type { Io } from './io';
import { createParser, type ParsedCall } from './program';

/** Width of help where nobody says how wide the terminal is. */
const DEFAULT_COLUMNS = 80;

/**
 * Runs one command line, without the name of the program, to its end. Results go to `io.stdout`, everything else to
 * `io.stderr`. Never throws: the exit code says how it went.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    const call = await parse(argv, io);
    return typeof call === 'number' ? call : await perform(call, io);
  } catch (error) {
    const { message, exitCode } = failureOf(error, argv.includes('--debug'));
    if (message !== '') await io.stderr.write(`${message}\n`);
    return exitCode;
  }
}

async function parse(argv: readonly string[], io: Io): Promise<ParsedCall | ExitCode> {
  const texts: { readonly sink: 'stdout' | 'stderr'; readonly text: string }[] = [];
  const parser = createParser(COMMANDS, {
    out: (text) => texts.push({ sink: 'stdout', text }),
    err: (text) => texts.push({ sink: 'stderr', text }),
    columns: io.stdout.columns ?? DEFAULT_COLUMNS,
  });
  try {
    parser.program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    for (const { sink, text } of texts) await io[sink].write(text);
    if (error.exitCode === 0) return EXIT.GOOD;
    // Without a command, commander has shown the whole help already.
    if (error.code !== 'commander.help') await io.stderr.write(`${whereHelpIs(argv)}\n`);
    return EXIT.NOT_ASKED;
  }
  return parser.call ?? EXIT.GOOD;
}

function whereHelpIs([name]: readonly string[]): string {
  const command = COMMANDS.find((each) => each.name === name);
  return command ? `netpol ${command.name} --help shows how it is used` : 'netpol --help lists the commands';
}

async function perform({ definition, args, options }: ParsedCall, io: Io): Promise<ExitCode> {
  const { problemsOf } = require('./check-options') as typeof checkOptions;
  const problems = problemsOf(definition, { args, options });
  if (problems.length > 0) throw usageFailure(problems);
  return definition.load()({ args, options, io, commands: COMMANDS });
}

function failureOf(error: unknown, isDebugging: boolean): CommandFailure {
  if (error instanceof CommandFailure) return error;
  // What is wrong with manifests is told apart where they are read; what is left is wrong with the question.
  if (error instanceof DiagnosticsError) return new CommandFailure(error.message, EXIT.NOT_ASKED);
  const text = `internal error: ${printable(messageOf(error))}`;
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const more = isDebugging ? stack : 'this is a mistake in netpol: please report it with what --debug prints';
  return new CommandFailure(`${text}\n${more}`, EXIT.NOT_ASKED);
}
