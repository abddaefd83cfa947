import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CODES } from 'cdk8s-netpol';
import { runPlugin, writeManifests, type PluginRun } from './plugin-run';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netpol-plugin-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const run = (files: Record<string, string | Buffer>, properties?: unknown): Promise<PluginRun> =>
  runPlugin(writeManifests(folder, files), properties);

/** Code, resource and locations of everything reported. */
const reported = ({ violations }: PluginRun): [string, string, readonly string[]][] =>
  violations.flatMap(({ ruleName, violatingConstructs }) =>
    violatingConstructs.map(({ resourceName, locations }): [string, string, readonly string[]] => [
      ruleName,
      resourceName,
      locations,
    ]),
  );

interface Policy {
  readonly name?: string;
  readonly namespace?: string;
  readonly port?: string;
  readonly type?: string;
}

function policy({ name = 'allow-web', namespace = 'shop', port = '80', type }: Policy = {}): string {
  return `${type ?? 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy'}
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  podSelector: {}
  ingress:
    - ports:
        - port: ${port}
`;
}

const OTHER_KIND = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  namespace: shop\n';

describe('good manifests', () => {
  test('pass, and the summary counts what was looked at', async () => {
    const result = await run({
      'a.k8s.yaml': [policy(), policy({ name: 'b' }), OTHER_KIND].join('---\n'),
      'b.k8s.yaml': policy({ namespace: 'data' }),
    });

    expect(result).toMatchObject({ success: true, violations: [], log: '' });
    expect(result.summary).toEqual({
      Kubernetes: '1.36',
      Manifests: '2',
      NetworkPolicies: '3',
      Errors: '0',
      Warnings: '0',
    });
  });

  test('no manifests, and manifests without objects, pass', async () => {
    expect(await run({})).toMatchObject({ success: true });
    expect(await run({ 'empty.yaml': '', 'comment.yaml': '# nothing\n---\n', 'text.yaml': 'just text' })).toMatchObject(
      {
        success: true,
        violations: [],
      },
    );
  });

  test.each(['projectcalico.org/v3', 'crd.projectcalico.org/v1', 'crd.antrea.io/v1beta1'])(
    'a NetworkPolicy of %s is another kind of object',
    async (apiVersion) => {
      const result = await run({
        'a.yaml': policy({ type: `apiVersion: ${apiVersion}\nkind: NetworkPolicy`, port: '0' }),
      });

      expect(result).toMatchObject({ success: true, summary: { NetworkPolicies: '0' } });
    },
  );
});

describe('a violation', () => {
  test('names rule, resource, manifest, field and line, what is wrong, and what to write', async () => {
    const { success, violations } = await run({ 'a.k8s.yaml': `${OTHER_KIND}---\n${policy({ port: '0' })}` });

    expect(success).toBe(false);
    expect(violations).toEqual([
      {
        ruleName: 'port-out-of-range',
        recommendation: expect.stringContaining(CODES['port-out-of-range'].why) as string,
        fix: expect.stringMatching(/\w/) as string,
        violatingConstructs: [
          {
            resourceName: 'shop/allow-web',
            locations: ['spec.ingress[0].ports[0].port (line 16)'],
            manifestPath: join(folder, 'a.k8s.yaml'),
            constructPath: undefined,
          },
        ],
      },
    ]);
  });

  test('is one for all objects that break a rule in the same way', async () => {
    const bad = ['a', 'b', 'c'].map((name) => policy({ name, port: '0' }));
    const result = await run({ 'a.yaml': bad.join('---\n'), 'b.yaml': policy({ name: 'd', port: '70000' }) });

    expect(result.violations.map(({ violatingConstructs }) => violatingConstructs.length)).toEqual([3, 1]);
    expect(result.summary.Errors).toBe('4');
  });

  test('is found in lists, with the line in the file', async () => {
    const items = [policy(), policy({ name: 'b', port: '0' })].map(
      (text) => `  - ${text.trim().replaceAll('\n', '\n    ')}`,
    );
    const result = await run({ 'a.yaml': `apiVersion: v1\nkind: List\nitems:\n${items.join('\n')}\n` });

    expect(reported(result)).toEqual([['port-out-of-range', 'shop/b', ['spec.ingress[0].ports[0].port (line 23)']]]);
  });

  test.each([
    ['a misspelt kind', 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolciy', 'kind-unsupported'],
    ['a misspelt group', 'apiVersion: network.k8s.io/v1\nkind: NetworkPolicy', 'api-version-unsupported'],
    ['a removed version', 'apiVersion: extensions/v1beta1\nkind: NetworkPolicy', 'api-version-unsupported'],
    ['no version', 'kind: NetworkPolicy', 'api-version-unsupported'],
  ])('is reported for %s', async (_name, type, code) => {
    expect(reported(await run({ 'a.yaml': policy({ type }) }))).toContainEqual([
      code,
      'shop/allow-web',
      [expect.stringMatching(/^(kind|apiVersion) \(line [12]\)$/)],
    ]);
  });

  test('shows the namespace that a client would fill in', async () => {
    const text = policy({ port: '0' }).replace('  namespace: shop\n', '');

    expect(reported(await run({ 'a.yaml': text }))[0][1]).toBe('default/allow-web');
  });

  test('is reported for an object without metadata', async () => {
    const result = await run({ 'a.yaml': 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec: {}\n' });

    expect(reported(result)).toEqual([['name-missing', 'default/(no name)', ['metadata.name (line 1)']]]);
  });

  test('is reported for a value that YAML 1.1 reads in another way than it looks', async () => {
    const text = policy().replace('podSelector: {}', 'podSelector: {matchLabels: {app: no}}');

    expect(reported(await run({ 'a.yaml': text }))).toEqual([
      ['undecodable-object', 'shop/allow-web', ['spec.podSelector.matchLabels (line 7)']],
    ]);
  });
});

describe('duplicates', () => {
  test('of a field are reported where the second stands', async () => {
    const text = `${policy()}  podSelector: {matchLabels: {app: web}}\n`;

    expect(reported(await run({ 'a.yaml': text }))).toEqual([
      ['duplicate-field', 'shop/allow-web', ['spec.podSelector (line 11)']],
    ]);
  });

  test('of a policy are reported over all manifests, with the place of the first', async () => {
    const result = await run({
      'a.yaml': [OTHER_KIND, policy()].join('---\n'),
      'b.yaml': [policy({ namespace: 'data' }), policy()].join('---\n'),
    });

    expect(reported(result)).toEqual([
      ['duplicate-policy-name', 'shop/allow-web', [expect.stringMatching(/^metadata\.name \(line 12\)$/)]],
    ]);
    expect(result.violations[0].recommendation).toContain(`${join(folder, 'a.yaml')} (line 7)`);
    expect(result.violations[0].violatingConstructs[0].manifestPath).toBe(join(folder, 'b.yaml'));
  });

  test('of another kind of object, or of policies without a name, are none', async () => {
    const unnamed = policy().replace('name: allow-web', 'generateName: allow-');

    expect(await run({ 'a.yaml': [OTHER_KIND, OTHER_KIND, unnamed, unnamed].join('---\n') })).toMatchObject({
      success: true,
    });
  });

  test('in the outputs of two apps are none: each app has a record of its own', async () => {
    const record = '{"version":"1.0.0","resources":{}}';

    const apart = { 'one/a.yaml': policy(), 'one/construct-metadata.json': record, 'two/a.yaml': policy() };
    expect(await run({ ...apart, 'two/construct-metadata.json': record })).toMatchObject({ success: true });
    rmSync(join(folder, 'two/construct-metadata.json'));
    rmSync(join(folder, 'one/construct-metadata.json'));
    expect(reported(await run({ 'one/a.yaml': policy(), 'two/a.yaml': policy() }))).toHaveLength(1);
  });
});

describe('files that cannot be read', () => {
  test.each<[name: string, content: string | Buffer, code: string, location: string]>([
    ['broken YAML', `${OTHER_KIND}---\na: [1,\nb: 2\n`, 'manifest-unparseable', 'line 8'],
    ['a binary file', Buffer.from([0, 1, 2]), 'manifest-unreadable', 'the whole file'],
    ['nesting without end', '['.repeat(100_000), 'manifest-unparseable', 'line 1'],
  ])('%s is a violation of the file', async (_name, content, code, location) => {
    const result = await run({ 'bad.yaml': content, 'good.yaml': policy({ port: '0' }) });

    expect(reported(result)).toContainEqual([code, 'bad.yaml', expect.arrayContaining([location])]);
    expect(reported(result)).toContainEqual(['port-out-of-range', 'shop/allow-web', expect.anything()]);
  });

  test('a missing file is a violation', async () => {
    const result = await runPlugin([join(folder, 'gone.yaml')]);

    expect(reported(result)).toEqual([['manifest-unreadable', 'gone.yaml', ['the whole file']]]);
  });

  test('a raw template in a policy is a violation', async () => {
    const result = await run({ 'a.yaml': policy({ name: '{{ .Values.name }}' }) });

    expect(reported(result).map(([code]) => code)).toContain('manifest-unparseable');
  });
});

describe('checks', () => {
  // Selects a pod that nobody has, and so isolates none.
  const odd = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: odd, namespace: shop, annotations: {} }
spec:
  podSelector: { matchLabels: { app: nobody } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ ipBlock: { cidr: 10.0.0.5/24 } }]
`;
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop, labels: { app: web } }\n';
  const files = { 'a.yaml': odd, 'b.yaml': pod };
  const codesIn = (log: string): string[] => [...log.matchAll(/^\w+\[([\w-]+)\]/gm)].map(([, code]) => code);

  test('look at all manifests together, where a preset asks for them, and fail nothing', async () => {
    const old = { kubernetesVersion: '1.30' };
    const without = await run(files, old);
    const checked = await run(files, { ...old, checks: 'recommended' });

    expect(codesIn(without.log)).toEqual(['cidr-host-bits']);
    // host-bits stands for the warning of the same place.
    expect(codesIn(checked.log).sort()).toEqual(['dangling-subject', 'host-bits', 'missing-default-deny']);
    expect(checked).toMatchObject({ success: true, violations: [], summary: { Warnings: '3' } });
    expect(checked.log).toContain(`${join(folder, 'a.yaml')}:8:`);
  });

  test('of strict are more', async () => {
    const { log } = await run({ 'a.yaml': odd.replace('10.0.0.5/24', '10.0.0.0/24') }, { checks: 'strict' });
    expect(codesIn(log)).toContain('missing-rationale');
  });

  test('are acknowledged by annotations', async () => {
    const annotation = 'annotations: { cdk8s-netpol/acknowledge: "dangling-subject: comes next week" }';
    const { log } = await run(
      { ...files, 'a.yaml': odd.replace('annotations: {}', annotation).replace('10.0.0.5/24', '10.0.0.0/24') },
      { checks: 'recommended' },
    );
    expect(codesIn(log)).toEqual(['missing-default-deny']);
  });

  test.each([
    ['nobody says which day it is', {}, []],
    ['it is the last day', { today: '2030-01-31' }, []],
    ['it is later', { today: '2030-02-01' }, ['acknowledgement-expired', 'missing-rationale', 'review-overdue']],
  ])('know reviews and acknowledgements that are over, where %s', async (_title, today, expected) => {
    const annotations =
      'annotations: { cdk8s-netpol/review-by: "2030-01-31", ' +
      'cdk8s-netpol/acknowledge: "missing-rationale (until 2030-01-31): generated" }';
    const { log } = await run(
      { 'a.yaml': odd.replace('annotations: {}', annotations).replace('10.0.0.5/24', '10.0.0.0/24') },
      { checks: 'strict', ...today },
    );
    const ofDays = codesIn(log).filter((code) => /^(?:acknowledgement|missing-rationale|review|stale)/.test(code));
    expect(ofDays.sort()).toEqual(expected);
  });

  test('say what is missing where the API server refuses another policy', async () => {
    const refused = policy({ name: 'refused', namespace: 'other', port: '0' });
    const { log, success } = await run(
      { ...files, 'c.yaml': refused },
      { kubernetesVersion: '1.30', checks: 'recommended' },
    );
    expect(success).toBe(false);
    expect(codesIn(log)).toContain('dangling-subject');
  });

  test('say nothing of what is missing where a file cannot be read', async () => {
    const { log, success } = await run(
      { ...files, 'c.yaml': Buffer.from([0xff, 0xfe, 0xff]) },
      { kubernetesVersion: '1.30', checks: 'recommended' },
    );
    expect({ success, codes: codesIn(log) }).toEqual({ success: false, codes: ['host-bits'] });
  });

  test('say nothing of what is missing where a manifest could not be read', async () => {
    const { log, success } = await run(
      { ...files, 'c.yaml': 'a: [' },
      { kubernetesVersion: '1.30', checks: 'recommended' },
    );
    expect({ success, codes: codesIn(log) }).toEqual({ success: false, codes: ['host-bits'] });
  });

  test('a finding leads to the construct of its policy', async () => {
    const metadata = { 'shop/odd': 'app/shop/odd' };
    const { log } = await runPlugin(
      writeManifests(folder, files),
      { checks: 'recommended', kubernetesVersion: '1.30' },
      metadata,
    );
    expect(log).toContain('app/shop/odd');
  });
});

describe('properties', () => {
  const sloppy = policy().replace('- ports:', '- from: [{ipBlock: {cidr: 10.0.0.5/24}}]\n      ports:');

  test('kubernetesVersion decides what is an error and what a warning', async () => {
    expect(reported(await run({ 'a.yaml': sloppy }))).toEqual([
      ['cidr-host-bits', 'shop/allow-web', ['spec.ingress[0].from[0].ipBlock.cidr (line 9)']],
    ]);
    const before = await run({ 'a.yaml': sloppy }, { kubernetesVersion: '1.30' });
    expect(before).toMatchObject({ success: true, violations: [], summary: { Kubernetes: '1.30', Warnings: '1' } });
  });

  test('warnings are logged with code, place and object', async () => {
    const { log } = await run({ 'a.yaml': sloppy }, { kubernetesVersion: '1.30' });

    for (const part of ['cidr-host-bits', `${join(folder, 'a.yaml')}:9:`, 'shop/allow-web']) {
      expect(log).toContain(part);
    }
  });

  test.each<[name: string, properties: unknown, location: string]>([
    ['an unknown property', { kubernetesVerison: '1.30' }, 'properties.kubernetesVerison'],
    ['a property of another plugin', { zone: 'a' }, 'properties.zone'],
    ['a number, where YAML lost the zero', { kubernetesVersion: 1.3 }, 'properties.kubernetesVersion'],
    ['no version', { kubernetesVersion: 'newest' }, 'properties.kubernetesVersion'],
    ['no preset', { checks: 'recomended' }, 'properties.checks'],
    ['a list of checks', { checks: ['dangling-peer'] }, 'properties.checks'],
    ['what YAML makes of off', { checks: false }, 'properties.checks'],
    ['a day that no calendar has', { today: '2030-02-30' }, 'properties.today'],
    ['a year', { today: 2030 }, 'properties.today'],
    ['a list', ['1.30'], 'properties'],
    ['text', '1.30', 'properties'],
  ])('%s is a violation, and the manifests are validated all the same', async (_name, properties, location) => {
    const result = await run({ 'a.yaml': policy({ port: '0' }) }, properties);

    expect(result.success).toBe(false);
    expect(reported(result)).toEqual([
      ['plugin-property-invalid', 'NetworkPolicyValidation', [location]],
      ['port-out-of-range', 'shop/allow-web', expect.anything()],
    ]);
    expect(result.violations[0].violatingConstructs[0].manifestPath).toBe('cdk8s.yaml');
  });

  test('a misspelt property is answered with the right one', async () => {
    const { violations } = await run({}, { KubernetesVersion: '1.30' });

    expect(violations[0].fix).toContain('kubernetesVersion');
  });

  test.each([undefined, null, {}, { kubernetesVersion: undefined }, { kubernetesVersion: null }])(
    '%j says nothing, which is fine',
    async (properties) => {
      expect(await run({ 'a.yaml': policy() }, properties)).toMatchObject({ success: true });
    },
  );
});
