import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markdownTable } from './markdown-table';
import { machine, medians, processTime } from './measure';

const PROGRAM = join(__dirname, '..', 'build', 'cli', 'netpol.js');

/** A file as people check it after each change. */
const MANIFEST = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: web, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress]
  ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 8080 }] }]
`;

/** How many times as long as Node itself each command may take to start and to end. */
const TARGETS = { version: 1.5, check: 2.5 };

/** How fast the command line starts, as a part of the page. */
export function measureStart(isQuick: boolean): string {
  process.stderr.write('measuring the start of netpol\n');
  const folder = mkdtempSync(join(tmpdir(), 'netpol-bench-'));
  try {
    const file = join(folder, 'web.yaml');
    writeFileSync(file, MANIFEST);
    const commands = {
      node: ['-e', '0'],
      version: [PROGRAM, '--version'],
      help: [PROGRAM, 'check', '--help'],
      check: [PROGRAM, 'check', file],
      can: [PROGRAM, 'can', '203.0.113.7', 'shop/web', '-f', file, '--port', '8080', '-o', 'json'],
    };
    const names = Object.keys(commands) as (keyof typeof commands)[];
    const codes: Partial<Record<keyof typeof commands, number>> = { can: 1 };
    const time = medians(names, isQuick ? 5 : 31, (name) =>
      processTime(process.execPath, commands[name], folder, codes[name]),
    );
    const rows = [
      ['`netpol --version`', time.version, TARGETS.version],
      ['`netpol check --help`', time.help, undefined],
      ['`netpol check` of one file', time.check, TARGETS.check],
      ['`netpol can`', time.can, undefined],
    ] as const;
    return `Machine: ${machine()}.

## Starting \`netpol\`

Whole processes, beside \`node -e 0\`, which takes ${time.node.toFixed(0)} ms.

${markdownTable(
  ['command', 'ms', 'beside node', 'target', 'result'],
  rows.map(([name, milliseconds, target]) => [
    ...[name, milliseconds.toFixed(0), (milliseconds / time.node).toFixed(2)],
    ...[target === undefined ? '-' : `${target}`, resultOf(milliseconds / time.node, target)],
  ]),
)}
`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function resultOf(ratio: number, target: number | undefined): string {
  if (target === undefined) return '-';
  return ratio < target ? 'met' : 'missed';
}
