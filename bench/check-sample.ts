/*
 * One measurement of `netpol check` in a process of its own; prints an object of numbers: milliseconds, bytes, MiB and
 * counts. Argument: the folder of manifests.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateNetworkPolicy } from 'cdk8s-netpol';
import { parseAllDocuments } from 'yaml';

const program = join(__dirname, '..', 'build', 'cli', 'netpol.js');
const [folder] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'netpol-bench-'));
try {
  const [result, memory] = [join(scratch, 'result.json'), join(__dirname, 'print-memory.cjs')];
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--require', memory, program, 'check', folder, '-o', 'json', '--out', result, '--fail-on', 'never', '--debug'],
    { encoding: 'utf8', cwd: scratch },
  );
  const total = performance.now() - start;
  if (status !== 0) throw new Error(stderr);
  const number = (pattern: RegExp): number => Number(pattern.exec(stderr)?.[1]);
  const { diagnostics } = JSON.parse(readFileSync(result, 'utf8')) as { diagnostics: unknown[] };
  console.log(
    JSON.stringify({
      total,
      before: number(/validating: (\d+) ms/),
      checking: number(/checking: (\d+) ms/),
      memory: number(/memory: (\d+) MiB/),
      validating: validating(),
      findings: diagnostics.length,
      size: readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0),
    }),
  );
} finally {
  rmSync(scratch, { recursive: true });
}

/** What validating the policies takes, once they are read. */
function validating(): number {
  const policies = readdirSync(folder).flatMap((file) =>
    parseAllDocuments(readFileSync(join(folder, file), 'utf8')).flatMap((document) => {
      const value = document.toJS() as { kind: string };
      return value.kind === 'NetworkPolicy' ? [value] : [];
    }),
  );
  const start = performance.now();
  for (const policy of policies) validateNetworkPolicy(policy);
  return performance.now() - start;
}
