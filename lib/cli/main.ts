#!/usr/bin/env node
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { EXIT } from './exit-codes';
import { processIo } from './process-io';
import { run } from './run';

// From Node 22 on, what commands need is compiled once, and not at each start.
(nodeModule as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();

let hasEnded = false;

// A module of a configuration may end the process, or leave nothing to wait for: what was not checked must not pass.
process.once('exit', () => {
  if (hasEnded) return;
  process.stderr.write(
    'error: the process ended before there was a result; a module of the configuration may have ended it\n',
  );
  process.exitCode = EXIT.NOT_ASKED;
});

// Both lib/cli and build/cli lie two folders below the package.
void run(process.argv.slice(2), processIo(join(__dirname, '..', '..'))).then((exitCode) => {
  // Not by process.exit, which would cut off what has not been written yet.
  process.exitCode = exitCode;
  hasEnded = true;
});
