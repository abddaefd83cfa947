import { CommanderError } from 'commander';
import { visibleLinesInLog } from '../base/visible-in-log';
import { COMMANDS } from './commands';
import { EXIT, type ExitCode } from './exit-codes';
import type { Io } from './io';
import type * as performing from './perform';
import { createParser, type ParsedCall } from './program';

/** Width of help where nobody says how wide the terminal is. */
const DEFAULT_COLUMNS = 80;

/**
 * Runs one command line, without the name of the program, to its end. Results go to `io.stdout`, everything else to
 * `io.stderr`. Whatever is wrong with the command line or with what it leads to, the exit code says how it went.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const call = await parse(argv, io);
  if (typeof call === 'number') return call;
  // A file of its own in the bundle: help, usage errors and --version start without everything that commands need.
  const { perform } = require('./perform') as typeof performing;
  return perform(call, { io, commands: COMMANDS });
}

async function parse(argv: readonly string[], io: Io): Promise<ParsedCall | ExitCode> {
  const texts: { readonly sink: 'stdout' | 'stderr'; readonly text: string }[] = [];
  const parser = createParser(COMMANDS, {
    out: (text) => texts.push({ sink: 'stdout', text }),
    err: (text) => texts.push({ sink: 'stderr', text }),
    columns: io.stdout.columns ?? DEFAULT_COLUMNS,
  });
  try {
    parser.program.parse(withoutHelpOfNothing(argv), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    for (const { sink, text } of texts) await io[sink].write(visibleLinesInLog(text));
    if (error.exitCode === 0) return EXIT.GOOD;
    // Without a command, commander has shown the whole help already.
    if (error.code === 'commander.missingArgument' && argv.some(isFileOption)) await io.stderr.write(FILES_COME_LAST);
    if (error.code !== 'commander.help') await io.stderr.write(`${whereHelpIs(argv)}\n`);
    return EXIT.NOT_ASKED;
  }
  return parser.call ?? EXIT.GOOD;
}

/** `help chek` and `chek --help` would show the help of the program, as if nothing were wrong with the name. */
function withoutHelpOfNothing(argv: readonly string[]): string[] {
  const name = argv.at(argv.at(0) === 'help' ? 1 : 0);
  const isName = name !== undefined && name !== 'help' && !name.startsWith('-');
  return isName && !COMMANDS.some((each) => each.name === name) ? [name] : [...argv];
}

const FILES_COME_LAST = '-f takes everything that follows it for a path: put it last\n';

function isFileOption(text: string): boolean {
  return text === '-f' || text === '--file';
}

function whereHelpIs([name]: readonly string[]): string {
  const command = COMMANDS.find((each) => each.name === name);
  return command ? `netpol ${command.name} --help shows how it is used` : 'netpol --help lists the commands';
}
