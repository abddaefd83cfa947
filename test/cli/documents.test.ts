/** What programs get from each command: documents that name their schema, and are as it says. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { COMMANDS } from '../../lib/cli/commands';
import { egress, ingress, pod, policy, service, yaml } from '../checks/manifests';
import { netpol } from './terminal';

const SCHEMAS = join(__dirname, '../../docs/schemas');

const web = '{ matchLabels: { app: web } }';
const manifests = yaml(
  policy(
    'web',
    web,
    ingress('{ from: [{ podSelector: {} }, { ipBlock: { cidr: 10.1.0.0/16 } }], ports: [{ port: 80 }] }'),
  ),
  policy('default-deny', '{}', egress('{ to: [{ namespaceSelector: { matchLabels: { team: ops } } }] }')),
  policy('typo', '{ matchLabels: { app: wbe } }', ingress('{ ports: [{ port: 0 }] }')),
  pod('web', 'app: web', { ports: '{ name: http, containerPort: 80 }' }),
  pod('api', 'app: api'),
  service('web', 'app: web', '{ port: 80, targetPort: http }'),
);
const sound = manifests.replace('port: 0', 'port: 81');

/** Calls of each command that writes JSON, with the schema of what it writes. */
const CALLS: readonly (readonly [schema: string, argv: readonly string[]])[] = [
  ['diagnostics', ['check', 'broken.yaml']],
  ['diagnostics', ['check', 'sound.yaml']],
  ['verdict', ['can', 'shop/api', 'shop/web', '--port', '80', '-f', 'sound.yaml']],
  ['verdict', ['can', 'shop/api', 'shop/web', '-f', 'sound.yaml']],
  ['verdict', ['can', '203.0.113.7', 'shop/Service/web', '-f', 'sound.yaml']],
  ['connectivity', ['matrix', 'sound.yaml']],
  ['connectivity', ['matrix', 'sound.yaml', '--pairs', '--focus', 'shop/web']],
  ['exposure', ['exposure', 'sound.yaml']],
  ...['web', 'default-deny', 'typo'].map(
    (name) => ['policy-effect', ['explain', 'sound.yaml', '--policy', `shop/${name}`]] as const,
  ),
  ['checks', ['checks']],
  ['code', ['checks', 'dangling-peer']],
  ['code', ['checks', 'port-out-of-range']],
  ['cni-matrix', ['cni']],
  ['cni-profile', ['cni', 'cilium']],
  ['cni-profile', ['cni', 'cilium@1.15']],
  ['cni-profile', ['cni', 'flannel']],
];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'netpol-documents-'));
  writeFileSync(join(folder, 'broken.yaml'), manifests);
  writeFileSync(join(folder, 'sound.yaml'), sound);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each(CALLS)('%s of %j', async (schema, argv) => {
  const call = argv.map((word) => (word.endsWith('.yaml') ? join(folder, word) : word));
  const { stdout } = await netpol([...call, '-o', 'json']);
  expect(stdout).toMatch(new RegExp(`^\\{\\s*"schemaVersion": "cdk8s-netpol/${schema}/v1"`));
  const text = readFileSync(join(SCHEMAS, `${schema}.schema.json`), 'utf8');
  const validate = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(
    JSON.parse(text) as object,
  );
  const document = JSON.parse(stdout) as object;
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
  expect(validate({ ...document, more: 1 })).toBe(false);
});

test('every command with JSON is among them, and every schema of a document', () => {
  const commands = COMMANDS.filter(({ formats }) => formats.includes('json')).map(({ name }) => name);
  expect([...new Set(CALLS.map(([, [command]]) => command))].sort()).toEqual([...commands].sort());
  const schemas = readdirSync(SCHEMAS).map((file) => file.replace('.schema.json', ''));
  // The configuration is read, and written by no command.
  expect([...new Set(CALLS.map(([schema]) => schema)), 'config'].sort()).toEqual(schemas.sort());
});
