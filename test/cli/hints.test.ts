/** What is said to somebody who asks in a way that has no answer, or half of one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingress, pod, policy, service, yaml } from '../checks/manifests';
import { netpol } from './terminal';

const manifests = yaml(policy('default-deny', '{}', ingress('{}')), pod('web', 'app: web'), pod('api', 'app: api'));

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'netpol-hints-'));
  file = join(folder, 'shop.yaml');
  writeFileSync(file, manifests);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  ['files before the endpoints', ['can', '-f', 'k8s', 'shop/web', 'shop/api'], 'put it last'],
  ['one port, and another', ['can', 'shop/web', 'shop/api', '--port', '80', '--port', '81', '-f', '-'], '"80" already'],
  ['a range of ports', ['can', 'shop/web', 'shop/api', '--port', '80-81', '-f', '-'], 'more than one port'],
  [
    'a plugin that nobody knows, before anything is read',
    ['check', '/nowhere', '--cni', 'cilum'],
    'did you mean cilium?',
  ],
  ['a preset that nobody knows', ['check', '-', '--preset', 'stict'], 'did you mean strict?'],
])('says what is wrong with a question about %s', async (_title, argv, hint) => {
  const { code, stderr } = await netpol(argv, { stdin: manifests });
  expect({ code, hint: stderr.includes(hint) }).toEqual({ code: 2, hint: true });
});

test('can: a Service opens no connections, and its pods are named instead', async () => {
  const stdin = yaml(manifests, service('front', 'app: web', '{ port: 80 }'));
  const { code, stderr } = await netpol(['can', 'shop/Service/front', 'shop/api', '-f', '-'], { stdin });
  expect(code).toBe(2);
  expect(stderr).toContain('shop/Pod/web');
  expect((await netpol(['can', 'shop/api', 'shop/Service/front', '-f', '-'], { stdin })).code).toBe(0);
});

test('check: --preset counts more than the configuration', async () => {
  const config = join(folder, 'strict.yaml');
  writeFileSync(config, 'preset: strict\n');
  const codesWith = async (...options: string[]): Promise<string> =>
    (await netpol(['check', file, '-o', 'json', ...options])).stdout;
  expect(await codesWith('--config', config)).toContain('missing-rationale');
  expect(await codesWith('--preset', 'strict')).toContain('missing-rationale');
  expect(await codesWith('--config', config, '--preset', 'recommended')).not.toContain('missing-rationale');
});

test('matrix: says which policies of other APIs it does not know', async () => {
  const other = 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: deny, namespace: shop }';
  const { code, stderr } = await netpol(['matrix', '-'], { stdin: yaml(manifests, other) });
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'not taken into account: 1 CiliumNetworkPolicy.cilium.io\n' });
});
