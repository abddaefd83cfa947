/* Every way of synthesizing gives the same objects, and a second synth is like the first one of a fresh app. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, Include, JsonPatch, Testing, Yaml, YamlOutputType, type IResolver } from 'cdk8s';
import {
  AllowDns,
  AllowFrom,
  Application,
  Defaults,
  DenyAll,
  Diagnostics,
  Dns,
  Namespace,
  Peer,
  Port,
  Tier,
} from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { Construct } from 'constructs';
import { LoweredPolicyObject } from '../../lib/constructs/lowered-object';
import { LabelSelector } from '../../lib/model/label-selector';
import type { NetworkPolicy } from '../../lib/model/network-policy';
import { errorOf, errorOfSynth, errorsOf, filesIn, makeWorld, OUTPUT_TYPES, withFolder, type World } from './world';

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** Rules in two applications, with flows inside one, between both, and to the outside. */
function makeShop(props: ConstructorParameters<typeof App>[0] = {}): World & { readonly pay: Application } {
  const world = makeWorld(props);
  const { app, front, data, web, api, db } = world;
  const pay = new Application(app, 'pay');
  const money = new Namespace(pay, 'money', { create: true, labels: { team: 'pay' } });
  const ledger = new Tier(money, 'ledger', { ports: [Port.tcp(7000)] });
  for (const [namespace, id] of [
    [front, 'deny-front'],
    [data, 'deny-data'],
    [money, 'deny-money'],
  ] as const) {
    new DenyAll(namespace, id);
  }
  new AllowDns(front, 'dns');
  new AllowFrom(api, 'web', { from: [web] });
  new AllowFrom(db, 'api', { from: [api] });
  new AllowFrom(ledger, 'api', { from: [api], policyName: 'ledger-from-api' });
  new ApiObject(pay, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' } });
  return { ...world, pay };
}

function idsOf(manifests: readonly unknown[]): string[] {
  return (manifests as Manifest[]).map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`);
}

function parse(text: string): unknown[] {
  return withFolder((folder) => {
    const file = join(folder, 'all.yaml');
    writeFileSync(file, text);
    return Yaml.load(file) as unknown[];
  });
}

let warn: jest.SpyInstance;
beforeEach(() => {
  warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('ways of synthesizing', () => {
  const EXPECTED = [
    'ConfigMap /config',
    'Namespace /money',
    'NetworkPolicy data/db-api',
    'NetworkPolicy data/deny-data',
    'NetworkPolicy front/api-web',
    'NetworkPolicy front/api-web-egress',
    'NetworkPolicy front/db-api-egress',
    'NetworkPolicy front/deny-front',
    'NetworkPolicy front/dns',
    'NetworkPolicy front/ledger-from-api-egress',
    'NetworkPolicy money/deny-money',
    'NetworkPolicy money/ledger-from-api',
  ];

  it('hold all policies, each in the file of the application that made its namespace', () => {
    const { shop, pay } = makeShop();
    expect(idsOf([...shop.toJson(), ...pay.toJson()]).sort()).toEqual(EXPECTED);
    expect(new Set((shop.toJson() as Manifest[]).map(({ metadata }) => metadata.namespace))).toEqual(
      new Set(['front', 'data']),
    );
  });

  it('give equal objects: toJson, Testing.synth, synthYaml, files of every type', () => {
    const byToJson = (({ shop, pay }) => [...shop.toJson(), ...pay.toJson()] as unknown[])(makeShop());
    const byTesting = (({ shop, pay }) => [Testing.synth(shop), Testing.synth(pay)].flat() as unknown[])(makeShop());
    const { app } = makeShop();
    expect(byTesting).toEqual(byToJson);
    expect(parse(app.synthYaml())).toEqual(byToJson);

    const sorted = (manifests: readonly unknown[]): string[] => manifests.map((each) => JSON.stringify(each)).sort();
    for (const yamlOutputType of OUTPUT_TYPES) {
      withFolder((outdir) => {
        makeShop({ outdir, yamlOutputType }).app.synth();
        const written = [...filesIn(outdir).values()].flatMap(parse);
        expect(sorted(written)).toEqual(sorted(byToJson));
      });
    }
  });

  it.each(OUTPUT_TYPES)('give the same bytes at a second synth and after any other one (type %p)', (yamlOutputType) => {
    withFolder((outdir) => {
      const { app, shop, pay } = makeShop({ outdir, yamlOutputType });
      app.synth();
      const first = filesIn(outdir);
      expect(first.size).toBeGreaterThan(0);
      app.synth();
      expect(filesIn(outdir)).toEqual(first);
      const yaml = app.synthYaml();
      const json = JSON.stringify([shop.toJson(), pay.toJson()]);
      Testing.synth(shop);
      app.synth();
      expect(filesIn(outdir)).toEqual(first);
      expect(app.synthYaml()).toBe(yaml);
      expect(JSON.stringify([shop.toJson(), pay.toJson()])).toBe(json);
      expect(JSON.stringify([Testing.synth(shop), Testing.synth(pay)])).toBe(json);
    });
  });

  it('give the same bytes whichever chart is asked first', () => {
    const forwards = makeShop();
    const backwards = makeShop();
    const [shopFirst, payLast] = [forwards.shop.toJson(), forwards.pay.toJson()];
    const [payFirst, shopLast] = [backwards.pay.toJson(), backwards.shop.toJson()];
    expect(JSON.stringify([shopLast, payFirst])).toBe(JSON.stringify([shopFirst, payLast]));
  });

  it('work without an App of its own, as cdk8s tests do', () => {
    const chart = new Application(Testing.app(), 'chart');
    new DenyAll(new Namespace(chart, 'ns'), 'deny');
    expect(idsOf(Testing.synth(chart) as unknown[])).toEqual(['NetworkPolicy ns/deny']);
  });

  it('write the objects of each application in order: namespaces, others, policies by namespace and name', () => {
    const { pay, shop } = makeShop();
    expect((pay.toJson() as Manifest[]).map(({ kind }) => kind)).toEqual([
      'Namespace',
      'ConfigMap',
      'NetworkPolicy',
      'NetworkPolicy',
    ]);
    const ids = idsOf(shop.toJson());
    expect(ids).toEqual([...ids].sort());
  });

  it('record the path of each policy, though names repeat', () => {
    withFolder((outdir) => {
      const { app } = makeShop({ outdir, recordConstructMetadata: true });
      app.synth();
      const text = filesIn(outdir).get('construct-metadata.json') ?? '';
      const { resources } = JSON.parse(text) as { resources: { [name: string]: { path: string } } };
      expect(resources['front/api-web'].path).toMatch(/^shop\/front\/api\/web\//);
      expect(resources['money/ledger-from-api'].path).toMatch(/^pay\/money\/ledger\/api\//);
    });
  });
});

describe('a change between two synths', () => {
  type Change = (world: World) => unknown;

  function rawPolicy(scope: Construct, id: string): ApiObject {
    return new ApiObject(scope, id, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: id, namespace: 'front' },
      spec: { podSelector: {}, policyTypes: ['Egress'] },
    });
  }

  const CHANGES: readonly (readonly [string, Change])[] = [
    ['another rule', ({ web, db }) => new AllowFrom(db, 'web', { from: [web] })],
    ['another rule by sugar', ({ web, db }) => web.allowTo(db)],
    ['another tier with a rule', ({ front, api }) => api.allowFrom(new Tier(front, 'late'))],
    ['another namespace', ({ shop }) => new DenyAll(new Namespace(shop, 'late', { create: true }), 'deny')],
    ['another application', ({ app }) => new DenyAll(new Namespace(new Application(app, 'late'), 'late'), 'deny')],
    ['a plain chart', ({ app }) => new ApiObject(new Chart(app, 'plain'), 'x', { apiVersion: 'v1', kind: 'Secret' })],
    ['a raw policy that isolates', ({ shop }) => rawPolicy(shop, 'raw')],
    ['a raw policy in a plain chart', ({ app }) => rawPolicy(new Chart(app, 'plain'), 'raw')],
    ['a raw object', ({ shop }) => new ApiObject(shop, 'x', { apiVersion: 'v1', kind: 'Secret' })],
    [
      'other Defaults',
      ({ app }) => {
        Defaults.of(app).set({ dns: Dns.openShift() });
      },
    ],
    [
      'an acknowledgement',
      ({ front }) => {
        front.acknowledge('implicit-isolation', 'it is fine');
      },
    ],
  ];

  it.each(CHANGES)('%s: as for a fresh app', (_title, change) => {
    const changed = makeShop();
    const before = changed.app.synthYaml();
    change(changed);
    const fresh = makeShop();
    change(fresh);
    expect(changed.app.synthYaml()).toBe(fresh.app.synthYaml());
    expect(Diagnostics.of(changed.app).all.map(({ code, constructPath }) => [code, constructPath])).toEqual(
      Diagnostics.of(fresh.app).all.map(({ code, constructPath }) => [code, constructPath]),
    );
    expect(before).toBe(makeShop().app.synthYaml());
  });

  it('a raw policy that isolates brings the other half', () => {
    const { app, shop, web, db } = makeWorld();
    new AllowFrom(db, 'web', { from: [web], isolates: true });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['data/db-web']);
    const raw = rawPolicy(shop, 'raw');
    expect(SynthesizedPolicies.of(app).ids).toEqual(['data/db-web', 'front/db-web-egress', 'front/raw']);
    raw.addJsonPatch(JsonPatch.replace('/spec/policyTypes', ['Ingress']));
    expect(SynthesizedPolicies.of(app).ids).toEqual(['data/db-web', 'front/raw']);
    shop.node.tryRemoveChild('raw');
    expect(SynthesizedPolicies.of(app).ids).toEqual(['data/db-web']);
  });

  it('a raw policy that becomes broken is refused, and mended is written', () => {
    const { app, shop } = makeWorld();
    const raw = rawPolicy(shop, 'raw');
    app.synthYaml();
    raw.addJsonPatch(JsonPatch.add('/spec/egress', [{ ports: [{ port: 0 }] }]));
    expect(errorsOf(app)).toMatchObject([{ code: 'port-out-of-range', path: 'spec.egress[0].ports[0].port' }]);
    raw.addJsonPatch(JsonPatch.remove('/spec/egress'));
    expect(app.synthYaml()).toContain('name: raw');
  });

  it('a rule taken out of the tree is gone', () => {
    const { app, web, api } = makeWorld();
    new AllowFrom(web, 'rule', { from: [api], isolates: true });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['front/web-rule']);
    web.node.tryRemoveChild('rule');
    expect(SynthesizedPolicies.of(app).ids).toEqual([]);
  });

  it('a synth after an error is like the first one', () => {
    const { app, web } = makeShop();
    new AllowFrom(web, 'broken', { from: [] });
    errorOf(() => app.synthYaml());
    errorOf(() => app.synthYaml());
    web.node.tryRemoveChild('broken');
    expect(app.synthYaml()).toBe(makeShop().app.synthYaml());
  });

  it('warns again only after a change', () => {
    const { app, web, api } = makeWorld();
    new AllowFrom(web, 'rule', { from: [api] });
    app.synthYaml();
    app.synthYaml();
    expect(warn).toHaveBeenCalledTimes(1);
    new AllowFrom(api, 'rule', { from: [web] });
    app.synthYaml();
    expect(warn).toHaveBeenCalledTimes(2);
  });
});

describe('beside Applications', () => {
  it.each(OUTPUT_TYPES)('a plain chart is written as ever (type %p)', (yamlOutputType) => {
    const write = (make: (app: App) => void): Map<string, string> =>
      withFolder((outdir) => {
        const app = new App({ outdir, yamlOutputType });
        make(app);
        app.synth();
        return filesIn(outdir);
      });
    const plain = (app: App): void => {
      const chart = new Chart(app, 'plain', { labels: { a: 'b' } });
      new ApiObject(chart, 'one', { apiVersion: 'v1', kind: 'Secret' });
      new ApiObject(chart, 'two', { apiVersion: 'v1', kind: 'ConfigMap' });
    };
    const ours = (app: App): void => {
      new DenyAll(new Namespace(new Application(app, 'shop'), 'front'), 'deny');
    };
    const both = write((app) => {
      plain(app);
      ours(app);
    });
    if (yamlOutputType === YamlOutputType.FILE_PER_APP) {
      const [[, text]] = write(plain);
      expect([...both.values()][0].startsWith(text)).toBe(true);
    } else {
      expect([...both]).toEqual([...write(plain), ...write(ours)].sort(([a], [b]) => (a < b ? -1 : 1)));
    }
  });

  it('nested charts keep their objects to themselves', () => {
    const app = new App();
    const outer = new Application(app, 'outer');
    const inner = new Application(outer, 'inner');
    const innerNamespace = new Namespace(inner, 'in');
    const outerNamespace = new Namespace(outer, 'out');
    new DenyAll(innerNamespace, 'deny');
    new DenyAll(outerNamespace, 'deny');
    new ApiObject(new Chart(outer, 'plain'), 'x', { apiVersion: 'v1', kind: 'Secret' });
    const tier = new Tier(innerNamespace, 'tier', { ports: [Port.tcp(1)] });
    new AllowFrom(tier, 'out', { from: [outerNamespace] });
    expect(idsOf(inner.toJson())).toEqual(['NetworkPolicy in/deny', 'NetworkPolicy in/tier-out']);
    expect(idsOf(outer.toJson())).toEqual(['NetworkPolicy out/deny', 'NetworkPolicy out/tier-out-egress']);
    expect(app.synthYaml().match(/^kind: NetworkPolicy$/gm)).toHaveLength(4);
  });

  it('an Application that depends on another is written after it, with its number', () => {
    withFolder((outdir) => {
      const app = new App({ outdir });
      const [first, second] = ['a', 'b'].map((id) => new Application(app, id));
      new DenyAll(new Namespace(first, 'in-a'), 'deny');
      new DenyAll(new Namespace(second, 'in-b'), 'deny');
      first.addDependency(second);
      app.synth();
      expect([...filesIn(outdir).keys()]).toEqual(['0000-b.k8s.yaml', '0001-a.k8s.yaml']);
    });
  });

  it('the labels of the chart are on its policies, those of the rule win', () => {
    const app = new App();
    const shop = new Application(app, 'shop', { labels: { team: 'chart', tier: 'chart' } });
    new DenyAll(new Namespace(shop, 'front', { create: true }), 'deny', { labels: { team: 'rule' } });
    const [namespace, policy] = shop.toJson() as { metadata: { labels: object } }[];
    expect(namespace.metadata.labels).toEqual({ team: 'chart', tier: 'chart' });
    expect(policy.metadata.labels).toEqual({ 'cdk8s-netpol/layer': 'baseline', team: 'rule', tier: 'chart' });
  });
});

describe('policies that the constructs did not make', () => {
  const BROKEN = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'broken', namespace: 'front' },
    spec: { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/33' } }] }] },
  };
  const FOUND = {
    severity: 'error',
    code: 'cidr-invalid',
    reason: 'FieldValueInvalid',
    path: 'spec.ingress[0].from[0].ipBlock.cidr',
    subject: { kind: 'NetworkPolicy', namespace: 'front', name: 'broken' },
  };

  it('are validated as raw objects', () => {
    const { app, shop } = makeWorld();
    new ApiObject(shop, 'raw', BROKEN);
    expect(errorsOf(app)).toMatchObject([{ ...FOUND, constructPath: 'shop/raw' }]);
  });

  it('are validated in a plain chart', () => {
    const { app } = makeWorld();
    new ApiObject(new Chart(app, 'plain'), 'raw', BROKEN);
    expect(errorsOf(app)).toMatchObject([{ ...FOUND, constructPath: 'plain/raw' }]);
  });

  it('are validated where a file was included', () => {
    withFolder((folder) => {
      const url = join(folder, 'policy.yaml');
      writeFileSync(url, Yaml.stringify(BROKEN));
      const { app, shop } = makeWorld();
      new Include(shop, 'file', { url });
      const [error, ...others] = errorsOf(app);
      expect(others).toEqual([]);
      expect(error).toMatchObject(FOUND);
      expect(error.constructPath).toMatch(/^shop\/file\//);
    });
  });

  it('are validated as patched, with the namespace of their chart', () => {
    const app = new App();
    const chart = new Application(app, 'chart', { namespace: 'front' });
    const raw = new ApiObject(chart, 'raw', { ...BROKEN, metadata: { name: 'broken' } });
    raw.addJsonPatch(JsonPatch.add('/spec/policyType', ['Ingress']));
    const errors = errorsOf(app);
    expect(errors.map(({ code }) => code).sort()).toEqual(['cidr-invalid', 'unknown-field']);
    expect(errors[0].subject).toMatchObject({ namespace: 'front' });
  });

  it('are judged for the version of the server in the nearest Defaults, ours always for the newest', () => {
    const { app, shop, web } = makeWorld();
    const spec = { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.5/24' } }] }] };
    new ApiObject(shop, 'raw', { ...BROKEN, spec });
    expect(Diagnostics.of(app).errors).toMatchObject([{ code: 'cidr-host-bits' }]);
    Defaults.of(shop).set({ kubernetesVersion: '1.30' });
    expect(Diagnostics.of(app).errors).toEqual([]);
    expect(Diagnostics.of(app).warnings).toMatchObject([{ code: 'cidr-host-bits', constructPath: 'shop/raw' }]);
    new AllowFrom(web, 'rule', { from: [Peer.ipBlock('10.0.0.5/24')] });
    expect(Diagnostics.of(app).errors).toMatchObject([{ code: 'cidr-host-bits' }]);
  });

  it('that isolate elsewhere do not count', () => {
    const { app, shop, web, db } = makeWorld();
    new ApiObject(shop, 'raw', {
      ...BROKEN,
      metadata: { name: 'x', namespace: 'other' },
      spec: { podSelector: {}, policyTypes: ['Egress'] },
    });
    new AllowFrom(db, 'web', { from: [web], isolates: true });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['data/db-web', 'other/x']);
  });

  it('of another API group are not ours to judge', () => {
    const { app, shop } = makeWorld();
    new ApiObject(shop, 'calico', { ...BROKEN, apiVersion: 'projectcalico.org/v3' });
    expect(app.synthYaml()).toContain('projectcalico.org/v3');
  });
});

describe('validations of other constructs', () => {
  function complain(scope: Construct, id: string, messages: readonly string[]): Construct {
    const construct = new Construct(scope, id);
    construct.node.addValidation({ validate: () => [...messages] });
    return construct;
  }

  it('show beside our errors, those of the App too, each once', () => {
    const { app, shop, web } = makeWorld();
    app.node.addValidation({ validate: () => ['the app is wrong'] });
    complain(shop, 'theirs', ['first', 'second']);
    new AllowFrom(web, 'rule', { from: [] });
    const { diagnostics } = errorOfSynth(withOutdir(app));
    expect(diagnostics.map(({ code, constructPath, message }) => [code, constructPath, message])).toEqual([
      ['peers-missing', 'shop/front/web/rule', expect.any(String)],
      ['construct-invalid', '', 'the app is wrong'],
      ['construct-invalid', 'shop/theirs', 'first'],
      ['construct-invalid', 'shop/theirs', 'second'],
    ]);
  });

  it('that throw show as what they throw', () => {
    const { app, shop, web } = makeWorld();
    const theirs = new Construct(shop, 'theirs');
    theirs.node.addValidation({
      validate: () => {
        throw new Error('fell over');
      },
    });
    new AllowFrom(web, 'rule', { from: [] });
    expect(errorsOf(app)).toMatchObject([
      { code: 'peers-missing' },
      { code: 'construct-invalid', constructPath: 'shop/theirs', message: 'fell over' },
    ]);
  });

  it('are left to cdk8s where ours find nothing', () => {
    const { app, shop } = makeShop();
    complain(shop, 'theirs', ['first']);
    expect(() => app.synthYaml()).toThrow('[shop/theirs] first');
  });

  it('that look at our diagnostics see the same', () => {
    const { app, shop, web } = makeWorld();
    const seen: string[][] = [];
    shop.node.addValidation({
      validate: () => {
        seen.push(Diagnostics.of(app).errors.map(({ code }) => code));
        return [];
      },
    });
    new AllowFrom(web, 'rule', { from: [] });
    expect(errorsOf(app).map(({ code }) => code)).toEqual(['peers-missing']);
    expect(seen).toEqual([['peers-missing']]);
  });

  function withOutdir(app: App): App {
    Object.assign(app, { outdir: join(process.env.TMPDIR ?? '/tmp', 'cdk8s-netpol-unused') });
    return app;
  }
});

describe('a lowered object', () => {
  const MANIFEST = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { annotations: { a: '1', b: '2' }, labels: { own: 'x' }, name: 'deny', namespace: 'front' },
    spec: { podSelector: {}, policyTypes: ['Ingress'] },
  };
  const POLICY: NetworkPolicy = {
    ...MANIFEST.metadata,
    podSelector: LabelSelector.EVERYTHING,
    isolates: ['ingress'],
    ingress: [],
    egress: [],
  };

  /** What cdk8s itself makes of the same manifest. */
  function byCdk8s(chart: Chart, patches: readonly JsonPatch[] = []): unknown {
    const object = new ApiObject(chart, 'cdk8s', MANIFEST);
    object.addJsonPatch(...patches);
    return object.toJson();
  }

  it.each<readonly [string, ConstructorParameters<typeof App>[0], ConstructorParameters<typeof Chart>[2]]>([
    ['plain', {}, {}],
    ['with labels of the chart', {}, { labels: { zone: 'z', app: 'a', own: 'chart' } }],
    ['with a namespace of the chart', {}, { namespace: 'chart' }],
  ])('is what cdk8s would write: %s', (_title, appProps, chartProps) => {
    const chart = new Chart(new App(appProps), 'chart', chartProps);
    const lowered = new LoweredPolicyObject(chart, 'ours', POLICY);
    const expected = byCdk8s(chart);
    expect(lowered.toJson()).toEqual(expected);
    expect(Yaml.stringify(lowered.toJson())).toBe(Yaml.stringify(expected));
  });

  it('takes JSON patches', () => {
    const chart = new Chart(new App(), 'chart', { labels: { zone: 'z' } });
    const lowered = new LoweredPolicyObject(chart, 'ours', POLICY);
    const patches = [JsonPatch.add('/metadata/labels/more', 'yes'), JsonPatch.remove('/spec/policyTypes')];
    lowered.addJsonPatch(...patches);
    expect(lowered.toJson()).toEqual(byCdk8s(chart, patches));
  });

  it('asks the resolvers of the App', () => {
    const resolver: IResolver = {
      resolve: (context) => {
        if (context.value === 'front') context.replaceValue('resolved');
      },
    };
    const chart = new Chart(new App({ resolvers: [resolver] }), 'chart');
    const lowered = new LoweredPolicyObject(chart, 'ours', POLICY);
    expect(lowered.toJson()).toEqual(byCdk8s(chart));
    expect(lowered.toJson()).toMatchObject({ metadata: { namespace: 'resolved' } });
  });
});
