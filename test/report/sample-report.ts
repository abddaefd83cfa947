import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import type { DiagnosticsReport } from '../../lib/report/diagnostics-report';

const FILE = 'policies/shop.yaml';

/** Columns count: it stands here, and not in a file, because formatters would break its long lines. */
const YAML = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels: { app: web }
  ingress:
    - from:
        - podSelector:
            matchLabels: { app: 'fróntend|ünïcode 日本語' } # a comment that goes on and on, far beyond what a screen shows
      ports:
        - port: 70000
          protocol: TCP
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: data, annotations: { note: "long, long, long, long, long, long, long, long, long" }, labels: { 日本語: 値 } }
spec: { podSelector: {}, policyTypes: [Egress] }
`;
const lines = YAML.split('\n');

/** Lines of the file that the findings of {@link SAMPLE} are in. */
export function lineOf(file: string, line: number): string | undefined {
  return file === FILE ? lines[line - 1] : undefined;
}

const api = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' };

/** One finding of each kind that a format has to tell apart, not in order. */
export const FINDINGS: readonly Diagnostic[] = [
  {
    code: 'closure-partial',
    severity: 'info',
    message: 'said of nothing in particular',
  },
  {
    code: 'acme/no-flow-style',
    severity: 'info',
    message: 'annotations are written in one line',
    subject: { ...api, namespace: 'data', name: 'db' },
    path: 'metadata.labels',
    file: FILE,
    line: 19,
    column: 122,
    docs: 'docs/checks/no-flow-style.md',
  },
  {
    code: 'port-out-of-range',
    severity: 'error',
    reason: 'FieldValueInvalid',
    message: 'port 70000 is not between 1 and 65535',
    subject: { ...api, namespace: 'shop', name: 'web' },
    path: 'spec.ingress[0].ports[0].port',
    file: FILE,
    line: 14,
    column: 17,
    constructPath: 'shop/front/web',
    help: 'write the port that the pods listen on',
  },
  {
    code: 'unknown-field',
    severity: 'warning',
    message:
      'no pod of namespace "shop" has the labels {app: "fróntend|ünïcode 日本語"}\nthe workloads of that namespace are web, api and db',
    subject: { ...api, namespace: 'shop', name: 'web' },
    path: 'spec.ingress[0].from[0].podSelector',
    file: FILE,
    line: 12,
    column: 28,
    help: 'did you mean {app: "frontend"}?',
  },
  {
    code: 'manifest-unreadable',
    severity: 'error',
    message: 'the file cannot be read: permission denied',
    file: 'policies/äöü 100%.yaml',
  },
];

export const SAMPLE: DiagnosticsReport = {
  diagnostics: FINDINGS,
  acknowledged: 1,
  policies: 3,
  files: 4,
  tool: { name: 'netpol', version: '1.2.3' },
  descriptions: {
    'acme/no-flow-style': {
      severity: 'info',
      title: 'objects are written in block style',
      why: 'Reviews show one line for many changes.',
      fix: 'Write a line for each key.',
    },
  },
};

export const CLEAN: DiagnosticsReport = { ...SAMPLE, diagnostics: [], acknowledged: 0 };
