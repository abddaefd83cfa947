import { ApiObject, App } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  AllowFrom,
  AllowTo,
  Application,
  Cni,
  Connectivity,
  Defaults,
  DenyAll,
  DenyAllEgress,
  Diagnostics,
  DiagnosticsError,
  Namespace,
  Peer,
  Port,
  Tier,
} from 'cdk8s-netpol';
import { reachabilityAt } from '../../lib/constructs/app-reachability';
import { lineMarked, makeWorld, muteWarnings, withFolder } from './world';

muteWarnings();

const WEB = 'front/Tier/web';
const API = 'front/Tier/api';
const DB = 'data/Tier/db';

/** front and data are isolated; web may reach api on 9090. */
function makeApp(outdir?: string) {
  const world = makeWorld(outdir === undefined ? {} : { outdir });
  for (const namespace of [world.front, world.data]) new DenyAll(namespace, 'deny');
  new AllowFrom(world.api, 'web', { from: [world.web] }); // at: the rule
  return world;
}

function endpointsOf(connectivity: Connectivity): string[] {
  return connectivity.connectivity({ addresses: false }).endpoints.map(({ id }) => id);
}

/** Codes of what is thrown. */
function codesOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof DiagnosticsError) return error.diagnostics.map(({ code }) => code);
    throw error;
  }
  return [];
}

describe('Connectivity', () => {
  it('answers about tiers, whatever construct of the App it is asked of', () => {
    const { app, shop, front, web, api, db } = makeApp();
    for (const scope of [app, shop, front, web]) {
      const connectivity = Connectivity.of(scope);
      expect([web, api, db].map((tier) => connectivity.idOf(tier))).toEqual([WEB, API, DB]);
      expect(connectivity.outcome({ from: WEB, to: API, port: 9090 })).toBe('allowed');
      expect(connectivity.outcome({ from: WEB, to: API, port: 9091 })).toBe('denied');
      expect(connectivity.outcome({ from: API, to: WEB, port: 9090 })).toBe('denied');
      expect(connectivity.between(WEB, API).allowed.toTexts()).toEqual({ TCP: ['9090'] });
      expect(connectivity.between(WEB, DB).allowed.isEmpty).toBe(true);
    }
  });

  it('leads a verdict back to the rule and its line', () => {
    const { app } = makeApp();
    const verdict = Connectivity.of(app).evaluate({ from: WEB, to: API, port: 9090 });
    const matching = verdict.ingress.policies.filter(({ rules }) => rules.some(({ matched }) => matched));
    expect(matching).toEqual([
      expect.objectContaining({
        namespace: 'front',
        name: 'api-web',
        constructPath: 'shop/front/api/web',
        file: __filename,
        line: lineMarked(__filename, 'the rule'),
      }),
    ]);
    const text = Connectivity.of(app).explain({ from: WEB, to: API, port: 9090 });
    expect(text).toContain(`front/api-web (shop/front/api/web, ${__filename}:${lineMarked(__filename, 'the rule')})`);
  });

  it('answers about addresses and about all pairs', () => {
    const { app, web } = makeApp();
    new AllowFrom(web, 'customers', { from: [Peer.ipBlock('192.0.2.0/24')] });
    const connectivity = Connectivity.of(app);
    expect(connectivity.outcome({ from: '192.0.2.7', to: WEB, port: 8080 })).toBe('allowed');
    expect(connectivity.outcome({ from: '192.0.3.7', to: WEB, port: 8080 })).toBe('denied');
    const { connections, endpoints } = connectivity.connectivity().toDocument();
    expect(endpoints.filter(({ kind }) => kind === 'Tier').map(({ id }) => id)).toEqual([DB, API, WEB]);
    expect(connections.filter(({ to }) => to === WEB)).toEqual([
      { from: 'ip:192.0.2.0/24', to: WEB, allowed: { TCP: ['8080'] }, caveats: [] },
    ]);
    const focused = connectivity.connectivity({ focus: [API], direction: 'ingress', addresses: false });
    expect([...focused.connections()].map(({ from, to }) => [from.id, to.id])).toEqual([[WEB, API]]);
  });

  it('says to what endpoints are open', () => {
    const { app, front, web } = makeApp();
    new AllowFrom(web, 'all', { from: [Peer.anywhere()] });
    const { endpoints } = Connectivity.of(front).exposure();
    const exposure = endpoints.find(({ id }) => id === WEB);
    expect(exposure?.ingress).toMatchObject({ isolated: true, everyAddress: { TCP: ['8080'] } });
    expect(endpoints.map(({ id }) => id)).toEqual(endpointsOf(Connectivity.of(app)));
  });

  it('knows policies that the constructs did not make', () => {
    const { app, shop } = makeApp();
    new ApiObject(shop, 'raw', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'raw', namespace: 'data' },
      spec: {
        podSelector: { matchLabels: { app: 'db' } },
        ingress: [{ from: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 5432 }] }],
      },
    });
    const verdict = Connectivity.of(app).evaluate({ from: '192.0.2.1', to: DB, port: 5432 });
    expect(verdict.verdict).toBe('allowed');
    expect(verdict.ingress.policies.find(({ name }) => name === 'raw')).toMatchObject({ constructPath: 'shop/raw' });
  });

  it('asks by the settings in force at the scope', () => {
    const { app, front, data, db } = makeApp();
    new AllowFrom(db, 'lan', { from: [Peer.ipBlock('10.1.0.0/16')] });
    Defaults.of(front).set({ podCidrs: ['10.244.0.0/16'] });
    Defaults.of(data).set({ podCidrs: ['10.1.4.0/22'] });
    new Tier(new Namespace(app, 'out'), 'outpost', {});
    const outcomeAt = (scope: Namespace | App) =>
      Connectivity.of(scope).outcome({ from: 'out/Tier/outpost', to: DB, port: 5432 });
    expect([outcomeAt(app), outcomeAt(front), outcomeAt(data)]).toEqual(['unknown', 'denied', 'allowed']);
    Defaults.of(app).set({ cni: Cni.cilium() });
    expect([outcomeAt(app), outcomeAt(data)]).toEqual(['denied', 'denied']);
  });
});

describe('pods that are no tiers', () => {
  const containers = [{ name: 'c', image: 'registry.example.com/app', ports: [{ containerPort: 80, name: 'http' }] }];
  const template = (labels: object) => ({ metadata: { labels }, spec: { containers } });
  const selector = { matchLabels: { app: 'x' } };

  it.each<readonly [kind: string, apiVersion: string, spec: object]>([
    ['Pod', 'v1', {}],
    ['Deployment', 'apps/v1', { selector, template: template({ app: 'x' }) }],
    ['StatefulSet', 'apps/v1', { selector, template: template({ app: 'x' }) }],
    ['DaemonSet', 'apps/v1', { selector, template: template({ app: 'x' }) }],
    ['ReplicaSet', 'apps/v1', { selector, template: template({ app: 'x' }) }],
    ['Job', 'batch/v1', { template: template({ app: 'x' }) }],
    ['CronJob', 'batch/v1', { jobTemplate: { spec: { template: template({ app: 'x' }) } } }],
  ])('a raw %s', (kind, apiVersion, spec) => {
    const { app, shop } = makeApp();
    const metadata = { name: 'it', namespace: 'front', labels: { app: 'x' } };
    new ApiObject(shop, 'raw', { apiVersion, kind, metadata, spec: kind === 'Pod' ? { containers } : spec });
    const connectivity = Connectivity.of(app);
    expect(endpointsOf(connectivity)).toEqual([DB, API, WEB, `front/${kind}/it`].sort());
    expect(connectivity.outcome({ from: WEB, to: `front/${kind}/it`, port: 'http' })).toBe('denied');
    expect(connectivity.evaluate({ from: API, to: `front/${kind}/it`, port: 80 }).ingress.isolated).toBe(true);
  });

  it('of cdk8s-plus, with the labels that it gives them', () => {
    const { app, shop, db } = makeApp();
    const deployment = new kplus.Deployment(shop, 'tool', {
      metadata: { name: 'tool', namespace: 'tools' },
      containers: [{ image: 'registry.example.com/app', portNumber: 8443 }],
    });
    new AllowFrom(db, 'tool', { from: [Peer.of(deployment)] });
    const connectivity = Connectivity.of(app);
    expect(connectivity.outcome({ from: 'tools/Deployment/tool', to: DB, port: 5432 })).toBe('allowed');
    expect(connectivity.outcome({ from: 'tools/tool', to: DB, port: 5433 })).toBe('denied');
    expect(connectivity.evaluate({ from: '192.0.2.1', to: 'tools/tool', port: 8443 }).ingress.isolated).toBe(false);
  });

  it('in lists, and among objects that cannot be read', () => {
    const { app, shop } = makeApp();
    const pod = (name: string) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'front' },
      spec: { containers },
    });
    new ApiObject(shop, 'list', {
      apiVersion: 'v1',
      kind: 'List',
      metadata: {},
      items: [pod('one'), pod('two'), pod('one')],
    });
    new ApiObject(shop, 'broken', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'Not A Name' },
      spec: 7,
    });
    new ApiObject(shop, 'nameless', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } });
    expect(endpointsOf(Connectivity.of(app))).toEqual([DB, 'front/Pod/one', 'front/Pod/two', API, WEB]);
  });

  it('that match a tier of their namespace are that tier', () => {
    const { app, shop, front } = makeApp();
    const deploy = (id: string, namespace: string, name: string) =>
      new ApiObject(shop, id, {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: id, namespace },
        spec: { selector, template: template({ app: name, version: '1' }) },
      });
    deploy('web', 'front', 'web');
    deploy('elsewhere', 'data', 'web');
    deploy('unlike', 'front', 'wbe');
    expect(endpointsOf(Connectivity.of(app))).toEqual([
      'data/Deployment/elsewhere',
      DB,
      'front/Deployment/unlike',
      API,
      WEB,
    ]);
    const host = new Tier(front, 'agent', { labels: { app: 'agent' }, hostNetwork: true });
    new ApiObject(shop, 'agent', {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'agent', namespace: 'front' },
      spec: { selector, template: { metadata: { labels: { app: 'agent' } }, spec: { containers, hostNetwork: true } } },
    });
    new ApiObject(shop, 'web-on-host', {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'web-on-host', namespace: 'front' },
      spec: { selector, template: { metadata: { labels: { app: 'web' } }, spec: { containers, hostNetwork: true } } },
    });
    // No selector matches pods on the network of their nodes, so the second one is not what the tier selects.
    expect(endpointsOf(Connectivity.of(app))).toEqual([
      ...['data/Deployment/elsewhere', DB, 'front/DaemonSet/web-on-host', 'front/Deployment/unlike'],
      ...[Connectivity.of(app).idOf(host), API, WEB],
    ]);
  });

  it('stand behind Services of the tree', () => {
    const { app, shop } = makeApp();
    new ApiObject(shop, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'api', namespace: 'front' },
      spec: { selector: { app: 'api' }, ports: [{ port: 80, targetPort: 9090 }] },
    });
    const verdict = Connectivity.of(app).evaluate({ from: WEB, to: 'front/Service/api', port: 80 });
    expect(verdict.verdict).toBe('allowed');
    expect(verdict.backends?.map(({ flow }) => flow.to)).toEqual([API]);
  });

  it('live in namespaces that have the labels which the tree writes', () => {
    const { app, shop, db } = makeApp();
    new AllowFrom(db, 'team', { from: [Peer.namespaces({ labels: { team: 'blue' } })] });
    const pod = { apiVersion: 'v1', kind: 'Pod', spec: { containers } };
    new ApiObject(shop, 'pod', { ...pod, metadata: { name: 'pod', namespace: 'blue' } });
    const outcome = () => Connectivity.of(app).outcome({ from: 'blue/Pod/pod', to: DB, port: 5432 });
    expect(outcome()).toBe('unknown');
    const namespace = new ApiObject(shop, 'blue', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'blue' } });
    expect(outcome()).toBe('denied');
    namespace.metadata.addLabel('team', 'blue');
    expect(outcome()).toBe('allowed');
  });
});

describe('answers', () => {
  it('are kept until the tree changes', () => {
    const { app, front, web, api, db } = makeApp();
    const before = reachabilityAt(app);
    expect(reachabilityAt(front)).toBe(before);
    Connectivity.of(app).outcome({ from: WEB, to: DB, port: 5432 });
    expect(Diagnostics.of(app).errors).toEqual([]);
    expect(reachabilityAt(app)).toBe(before);
    new AllowFrom(db, 'web', { from: [web] });
    expect(reachabilityAt(app)).not.toBe(before);
    expect(Connectivity.of(app).outcome({ from: WEB, to: DB, port: 5432 })).toBe('allowed');
    db.node.tryRemoveChild('web');
    expect(Connectivity.of(app).outcome({ from: WEB, to: DB, port: 5432 })).toBe('denied');
    expect(api.node.children).toHaveLength(1);
  });

  it('follow the labels of a pod', () => {
    const { app, shop, db } = makeApp();
    new AllowFrom(db, 'tools', { from: [Peer.namespaces({ labels: { 'kubernetes.io/metadata.name': 'tools' } })] });
    const pod = new ApiObject(shop, 'pod', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'pod', namespace: 'front', labels: {} },
    });
    new AllowTo(shop, 'team', { subject: new Tier(db, 'inner', {}), to: [Peer.anyPod()], ports: [Port.all()] });
    const isTier = () => !endpointsOf(Connectivity.of(app)).includes('front/Pod/pod');
    expect(isTier()).toBe(false);
    pod.metadata.addLabel('app', 'web');
    expect(isTier()).toBe(true);
  });

  it('are the same before and after a synth, and those of another App are its own', () => {
    withFolder((folder) => {
      const { app } = makeApp(folder);
      const before = Connectivity.of(app).connectivity().toDocument();
      app.synth();
      expect(Connectivity.of(app).connectivity().toDocument()).toEqual(before);
      expect(Connectivity.of(makeWorld().app).outcome({ from: WEB, to: DB, port: 5432 })).toBe('allowed');
    });
  });

  it('about an App without anything in it', () => {
    expect(Connectivity.of(new App()).connectivity().toDocument().connections).toEqual([]);
  });
});

describe('an App with errors', () => {
  it('is analysed as far as it goes', () => {
    const { app, shop, front, web, db } = makeApp();
    new AllowFrom(db, 'nobody', { from: [] });
    new Tier(shop, 'homeless', {});
    new Tier(front, 'broken', { labels: { 'not a key': 'x' } });
    const raw = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' };
    new ApiObject(shop, 'refused', { ...raw, metadata: { name: 'x', namespace: 'data' }, spec: { podSelector: 7 } });
    new ApiObject(shop, 'same-name', {
      ...raw,
      metadata: { name: 'api-web', namespace: 'front' },
      spec: { podSelector: {} },
    });
    new DenyAllEgress(web, 'one', { policyName: 'same' });
    new AllowFrom(web, 'two', { from: [Peer.anyPod()], policyName: 'same' });
    const codes = Diagnostics.of(app).errors.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['peers-missing', 'tier-outside-namespace', 'duplicate-policy-name']));
    const connectivity = Connectivity.of(app);
    expect(connectivity.outcome({ from: WEB, to: API, port: 9090 })).toBe('allowed');
    expect(connectivity.outcome({ from: WEB, to: DB, port: 5432 })).toBe('denied');
  });

  it('throws only where the question names what is not there', () => {
    const { app, front, web } = makeApp();
    const connectivity = Connectivity.of(app);
    expect(codesOf(() => connectivity.evaluate({ from: 'front/Tier/wbe', to: API }))).toEqual(['endpoint-unknown']);
    expect(codesOf(() => connectivity.outcome({ from: WEB, to: 'front/Service/api', port: 1 }))).toEqual([
      'endpoint-unknown',
    ]);
    expect(codesOf(() => connectivity.outcome({ from: WEB, to: API, port: 0 }))).toEqual(['flow-port-invalid']);
    expect(codesOf(() => connectivity.idOf(makeWorld().web))).toEqual(['endpoint-unknown']);
    expect(codesOf(() => connectivity.idOf(new Tier(app, 'homeless', {})))).toEqual(['endpoint-unknown']);
    front.node.tryRemoveChild(web.node.id);
    expect(codesOf(() => connectivity.idOf(web))).toEqual(['endpoint-unknown']);
  });
});

describe('ids of tiers', () => {
  it('tell tiers apart that have one id in one namespace', () => {
    const app = new App();
    const [one, two] = ['one', 'two'].map((id) => {
      const namespace = new Namespace(new Application(app, id), 'ns', { name: 'shared' });
      return new Tier(namespace, 'web', { labels: { app: `web-${id}` } });
    });
    const connectivity = Connectivity.of(app);
    expect([one, two].map((tier) => connectivity.idOf(tier))).toEqual(['shared/Tier/web', 'shared/Tier/web-2']);
  });

  it('of one tier made twice are one', () => {
    const app = new App();
    const tiers = ['one', 'two'].map((id) => new Tier(new Namespace(new Application(app, id), 'shared'), 'web', {}));
    const connectivity = Connectivity.of(app);
    expect(tiers.map((tier) => connectivity.idOf(tier))).toEqual(['shared/Tier/web', 'shared/Tier/web']);
    expect(endpointsOf(connectivity)).toEqual(['shared/Tier/web']);
  });
});
