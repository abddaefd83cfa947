#!/usr/bin/env node
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { processIo } from './process-io';
import { run } from './run';

// From Node 22 on, what commands need is compiled once, and not at each start.
(nodeModule as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();

// Both lib/cli and build/cli lie two folders below the package.
void run(process.argv.slice(2), processIo(join(__dirname, '..', '..'))).then((exitCode) => {
  // Not by process.exit, which would cut off what has not been written yet.
  process.exitCode = exitCode;
});
