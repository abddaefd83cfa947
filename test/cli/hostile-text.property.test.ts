/** Whatever stands in manifests, in the names of their files and in the arguments: no command passes orders on to a terminal or a log. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { COMMANDS } from '../../lib/cli/commands';
import { ingress, pod, policy, yaml } from '../checks/manifests';
import { hostileText } from '../report/hostile-text';
import { logOrders } from '../report/log-orders';
import { netpol } from './terminal';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'netpol-hostile-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What somebody wrote who wants to break a report. */
interface HostileTexts {
  readonly name: string;
  readonly namespace: string;
  readonly key: string;
  readonly value: string;
}

const texts: fc.Arbitrary<HostileTexts> = fc.record({
  name: hostileText,
  namespace: hostileText,
  key: hostileText,
  value: hostileText,
});

/** Hostile wherever the API server takes any text, so that there is an answer to each question. */
function taken({ name, value }: HostileTexts): string {
  const web = '{ matchLabels: { app: web } }';
  const annotated = policy('web', web, ingress('{ from: [{ podSelector: {} }], ports: [{ port: 80 }] }')).replace(
    'namespace: shop }',
    () => `namespace: shop, annotations: ${JSON.stringify({ 'acme.example/note': value })} }`,
  );
  const ports = `{ name: ${JSON.stringify(name)}, containerPort: 80 }`;
  return yaml(annotated, pod('web', 'app: web', { ports }), pod('api', `app: ${JSON.stringify(value)}`));
}

/** Hostile wherever the API server would refuse it. */
function refused({ name, namespace, key, value }: HostileTexts): string {
  return JSON.stringify({
    ...{ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', [key]: value },
    metadata: { namespace, name, labels: { [key]: value } },
    spec: {
      podSelector: { matchLabels: { [key]: value } },
      policyTypes: [value],
      ingress: [{ from: [{ ipBlock: { cidr: value } }], ports: [{ port: value, protocol: value }] }],
    },
  });
}

/** A key that is there twice. */
function repeated({ key }: HostileTexts): string {
  const quoted = JSON.stringify(key);
  return policy('web', '{}', ingress()).replace('namespace: shop', () => `namespace: shop, ${quoted}: a, ${quoted}: b`);
}

/** What commands are asked, by their names. */
const QUESTIONS: Readonly<Record<string, (given: HostileTexts, file: string) => string[]>> = {
  can: (_, file) => ['shop/api', 'shop/web', '-f', file],
  check: (_, file) => [file],
  checks: ({ name }) => [name],
  cni: ({ name }) => [name],
  explain: (_, file) => [file, '--policy', 'shop/web'],
  exposure: (_, file) => [file],
  matrix: (_, file) => [file],
};

const calls = COMMANDS.filter(({ name }) => Object.hasOwn(QUESTIONS, name)).flatMap(({ name, formats }) =>
  formats.map((format) => ({ name, format, argumentsFor: QUESTIONS[name] })),
);

/** Lines that a terminal obeys. Documents for programs keep what a log might obey: it is data. */
const ordersIn = (text: string, format: string): string[] =>
  format === 'text' ? logOrders(text) : text.split('\n').filter((line) => /\p{Cc}/u.test(line));

test.each(calls)('$name -o $format', async ({ name, format, argumentsFor }) => {
  await fc.assert(
    fc.asyncProperty(
      texts,
      fc.constantFrom(taken, refused, repeated),
      hostileText,
      async (given, manifests, fileName) => {
        const file = join(folder, `${fileName.replace(/[/\0]/g, '').slice(0, 40)}.yaml`);
        writeFileSync(file, manifests(given));
        const { stdout, stderr } = await netpol([name, ...argumentsFor(given, file), '-o', format]);
        expect({ stdout: ordersIn(stdout, format), stderr: logOrders(stderr) }).toEqual({ stdout: [], stderr: [] });
        const isAnswerable = manifests === taken && !(name === 'checks' || name === 'cni');
        expect(stdout !== '' || !isAnswerable).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
});

test('wrong usage says no more than what was given', async () => {
  const words = fc.oneof(
    hostileText.map((text) => `nowhere/${text}`),
    hostileText.map((text) => `--${text}`),
    fc.constantFrom('check', 'can', 'matrix', '-f', '--policy', '--port', '-o', 'json'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 4 }), async (argv) => {
      const { stdout, stderr } = await netpol(argv);
      expect({ stdout: logOrders(stdout), stderr: logOrders(stderr) }).toEqual({ stdout: [], stderr: [] });
    }),
    { numRuns: 200 },
  );
});
