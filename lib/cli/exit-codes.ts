/** How a command ended, as pipelines read it. The same for every command. */
export const EXIT = {
  /** The good answer: allowed, nothing found. */
  GOOD: 0,
  /** The bad answer: denied, findings, input that cannot be read as manifests. */
  BAD: 1,
  /** The question could not be asked. */
  NOT_ASKED: 2,
  /** The input cannot decide. */
  UNKNOWN: 3,
  /** Ended by Ctrl-C: 128 and the number of the signal, as shells have it. */
  INTERRUPTED: 130,
} as const;

/** Exit code of a command. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What each exit code means, for help and documentation. */
export const EXIT_CODES: readonly { readonly code: ExitCode; readonly meaning: string }[] = [
  { code: EXIT.GOOD, meaning: 'the good answer: nothing found, allowed, done' },
  { code: EXIT.BAD, meaning: 'the bad answer: findings (see --fail-on), denied, manifests with errors' },
  { code: EXIT.NOT_ASKED, meaning: 'the question could not be asked: wrong usage, nothing to read' },
  { code: EXIT.UNKNOWN, meaning: 'the verdict is unknown: the manifests do not decide it' },
  { code: EXIT.INTERRUPTED, meaning: 'interrupted' },
];

/** What the exit codes mean for a command that shows something and judges nothing. */
export const ANSWERED: readonly (readonly [ExitCode, string])[] = [
  [EXIT.GOOD, 'answered'],
  [EXIT.BAD, 'the manifests have errors'],
  [EXIT.NOT_ASKED, 'wrong usage, an endpoint or a path that does not exist'],
];
