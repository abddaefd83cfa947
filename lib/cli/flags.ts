/** The flags of an option in parts: `-o, --output <format>`, `--no-color`. */
export interface Flags {
  readonly short?: string;
  /** Without the hyphens: `no-color`. */
  readonly long: string;
  readonly takesValue: boolean;
}

/** Reads flags as commander takes them. */
export function readFlags(flags: string): Flags {
  const short = /(?:^|\s)-([a-zA-Z])\b/.exec(flags)?.[1];
  const long = /--([a-z-]+)/.exec(flags)?.[1] ?? '';
  return { ...(short !== undefined && { short }), long, takesValue: flags.includes('<') };
}
