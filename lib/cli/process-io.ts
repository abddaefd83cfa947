import { EXIT } from './exit-codes';
import type { Io, Sink } from './io';

/** The process that this program runs in. */
export function processIo(packageRoot: string): Io {
  return {
    stdout: sinkOf(process.stdout),
    stderr: sinkOf(process.stderr),
    stdin: {
      // A getter, because to look at it is to open it.
      get isTerminal() {
        return process.stdin.isTTY;
      },
      read: readStdin,
    },
    env: process.env,
    packageRoot,
    now: () => new Date(),
    interruption,
  };
}

function sinkOf(stream: NodeJS.WriteStream): Sink {
  let isOpen = true;
  let goOn: (() => void) | undefined;
  const close = (): void => {
    isOpen = false;
    goOn?.();
  };
  stream.on('drain', () => goOn?.());
  stream.on('close', close);
  // Without a listener, the reader's leaving would end the process with a stack.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    close();
    // What cannot be written to standard error has nowhere else to go.
    if (error.code === 'EPIPE' || stream === process.stderr) return;
    process.stderr.write(`error: the result cannot be written: ${error.message}\n`);
    process.once('exit', () => {
      process.exitCode = EXIT.NOT_ASKED;
    });
  });
  return {
    isTerminal: stream.isTTY,
    get columns() {
      // A terminal that does not know its size says 0.
      return stream.isTTY && stream.columns > 0 ? stream.columns : undefined;
    },
    get isOpen() {
      return isOpen;
    },
    async write(text) {
      if (!isOpen || stream.write(text)) return;
      await new Promise<void>((resolve) => {
        goOn = resolve;
        if (stream.destroyed) resolve();
      });
    },
  };
}

async function readStdin(largest: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > largest) break;
  }
  return Buffer.concat(chunks).subarray(0, largest + 1);
}

/** One for the process, however often it is asked for: `--watch --out` asks at each report. */
let interrupted: AbortController | undefined;

function interruption(): AbortSignal {
  if (interrupted) return interrupted.signal;
  const controller = new AbortController();
  interrupted = controller;
  process.once('SIGINT', () => {
    controller.abort();
    // What is left to do is to clean up.
    process.exitCode = EXIT.INTERRUPTED;
  });
  return controller.signal;
}
