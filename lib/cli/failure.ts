import { EXIT, type ExitCode } from './exit-codes';

/** A command that ends without a result: with a text for standard error, unless that is empty, and an exit code. */
export class CommandFailure extends Error {
  public constructor(
    text: string,
    public readonly exitCode: ExitCode,
  ) {
    super(text);
    this.name = 'CommandFailure';
  }
}

/** The failure of a call with these problems, each a clause that says what is allowed. */
export function usageFailure(problems: readonly string[]): CommandFailure {
  return new CommandFailure(problems.map((problem) => `error: ${problem}`).join('\n'), EXIT.NOT_ASKED);
}
