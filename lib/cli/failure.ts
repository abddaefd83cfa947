import { visibleLinesInLog } from '../base/visible-in-log';
import { EXIT, type ExitCode } from './exit-codes';

/** A command that ends without a result: with a text for standard error, unless that is empty, and an exit code. */
export class CommandFailure extends Error {
  /** @param text Of one line or more. What a terminal or a log would obey in it is escaped. */
  public constructor(
    text: string,
    public readonly exitCode: ExitCode,
  ) {
    super(visibleLinesInLog(text));
    this.name = 'CommandFailure';
  }
}

/** The failure of a call with these problems, each a clause that says what is allowed. */
export function usageFailure(problems: readonly string[]): CommandFailure {
  return new CommandFailure(problems.map((problem) => `error: ${problem}`).join('\n'), EXIT.NOT_ASKED);
}
