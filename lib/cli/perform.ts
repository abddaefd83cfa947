import { messageOf, printable } from '../base/show-value';
import { DiagnosticsError } from '../diagnostics/diagnostics-error';
import type * as can from './actions/can';
import type * as check from './actions/check';
import type * as checks from './actions/checks';
import type * as cni from './actions/cni';
import type * as completion from './actions/completion';
import type * as explain from './actions/explain';
import type * as exposure from './actions/exposure';
import type * as init from './actions/init';
import type * as matrix from './actions/matrix';
import { problemsOf } from './check-options';
import type { Action, CommandName, Invocation } from './command';
import { EXIT, type ExitCode } from './exit-codes';
import { CommandFailure, usageFailure } from './failure';
import type { ParsedCall } from './program';

/** What each command does. Loaded when it runs, because most need much that others do not. */
const ACTIONS: Readonly<Record<CommandName, () => Action>> = {
  can: () => (require('./actions/can') as typeof can).can,
  check: () => (require('./actions/check') as typeof check).check,
  checks: () => (require('./actions/checks') as typeof checks).checks,
  cni: () => (require('./actions/cni') as typeof cni).cni,
  completion: () => (require('./actions/completion') as typeof completion).completion,
  explain: () => (require('./actions/explain') as typeof explain).explain,
  exposure: () => (require('./actions/exposure') as typeof exposure).exposure,
  init: () => (require('./actions/init') as typeof init).init,
  matrix: () => (require('./actions/matrix') as typeof matrix).matrix,
};

/** Does what a call asks for, if its values are in order. Never throws. */
export async function perform(
  { definition, args, options }: ParsedCall,
  context: Pick<Invocation, 'io' | 'commands'>,
): Promise<ExitCode> {
  try {
    const problems = problemsOf(definition, { args, options });
    if (problems.length > 0) throw usageFailure(problems);
    return await ACTIONS[definition.name]()({ args, options, ...context });
  } catch (error) {
    const { message, exitCode } = failureOf(error, options.debug === true);
    if (message !== '') await context.io.stderr.write(`${message}\n`);
    return exitCode;
  }
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
