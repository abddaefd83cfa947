#!/usr/bin/env node
import { join } from 'node:path';
import { processIo } from './process-io';
import { run } from './run';

// Both lib/cli and build/cli lie two folders below the package.
void run(process.argv.slice(2), processIo(join(__dirname, '..', '..'))).then((exitCode) => {
  // Not by process.exit, which would cut off what has not been written yet.
  process.exitCode = exitCode;
});
