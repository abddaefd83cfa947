/*
 * npm run bench                   prints the tables
 * npm run bench -- --write        writes them to docs/benchmarks.md as well
 * npm run bench -- --quick        leaves out what takes minutes
 * npm run bench -- --only PART    measures one part of the page: synthesis, reachability, check or start
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureCheck } from './check';
import { measureStart } from './cli-start';
import { pageOf, PARTS, type Part } from './page';
import { measureReachability } from './reachability';
import { measureSynthesis } from './synthesis';

const PAGE = join(__dirname, '..', 'docs', 'benchmarks.md');
const MEASURES: Record<Part, (isQuick: boolean) => string> = {
  synthesis: measureSynthesis,
  reachability: measureReachability,
  check: measureCheck,
  start: measureStart,
};

const { values } = parseArgs({
  options: { write: { type: 'boolean' }, quick: { type: 'boolean' }, only: { type: 'string' } },
});
const parts = PARTS.filter((part) => values.only === undefined || part === values.only);
if (parts.length === 0)
  throw new Error(`--only ${values.only ?? ''}: there is no such part; parts: ${PARTS.join(', ')}`);

const measured: Partial<Record<Part, string>> = {};
for (const part of parts) measured[part] = MEASURES[part](values.quick === true);
process.stdout.write(pageOf(measured, ''));
if (values.write) writeFileSync(PAGE, pageOf(measured, readFileSync(PAGE, 'utf8')));
