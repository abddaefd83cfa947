import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { AllowFrom, Application, Defaults, DenyAll, Diagnostics, Dns, Namespace, Tier } from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import type { Construct } from 'constructs';
import { makeShop } from './shop';
import { errorOf, errorsOf, makeWorld, type World } from './world';

let warn: jest.SpyInstance;
beforeEach(() => {
  warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
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
