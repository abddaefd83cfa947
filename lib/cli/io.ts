/** Where text goes. */
export interface Sink {
  readonly isTerminal: boolean;
  /** Width in columns, where it is a terminal. */
  readonly columns?: number;
  /** Whether anybody still reads: `head` leaves after ten lines. What is written after that is lost, and no error. */
  readonly isOpen: boolean;
  /** Settles when there is room for more. */
  write(text: string): Promise<void>;
}

/** Everything that a command knows of the process around it, so that tests can be that process. */
export interface Io {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly stdin: {
    readonly isTerminal: boolean;
    /** All of it, up to `largest` bytes and one more. */
    read(largest: number): Promise<Uint8Array>;
  };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder in which the package is, with its documents. */
  readonly packageRoot: string;
  /** The current time. */
  now(): Date;
  /** Fires on Ctrl-C. Until something asks for this, Ctrl-C ends the process at once. */
  interruption(): AbortSignal;
}
