import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, Include, JsonPatch, Yaml } from 'cdk8s';
import { AllowFrom, AllowTo, Application, Checks, Defaults, Diagnostics, Peer } from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { errorsOf, makeWorld, withFolder, muteWarnings } from './world';

muteWarnings();

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

  it('are validated and obeyed in lists, where kubectl puts them', () => {
    const isolating = { ...BROKEN, metadata: { name: 'isolating', namespace: 'data' }, spec: { podSelector: {} } };
    const inList = (...items: object[]) => {
      const { app, shop, web, db } = makeWorld();
      new ApiObject(shop, 'list', { apiVersion: 'v1', kind: 'List', items });
      new AllowTo(web, 'allow', { to: [db], isolates: true });
      return app;
    };
    const { apiVersion: _, kind: __, ...untyped } = BROKEN;
    const typedList = makeWorld();
    new ApiObject(typedList.shop, 'typed', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicyList',
      items: [untyped],
    });

    expect(errorsOf(inList(isolating, BROKEN))).toMatchObject([
      { ...FOUND, path: `items[1].${FOUND.path}`, constructPath: 'shop/list' },
    ]);
    expect(errorsOf(typedList.app)).toMatchObject([{ ...FOUND, path: `items[0].${FOUND.path}` }]);
    expect(inList(isolating).synthYaml()).toContain('name: web-allow-ingress');
    expect(inList({ apiVersion: 'v1', kind: 'ConfigMap' }).synthYaml()).not.toContain('name: web-allow-ingress');
  });

  it('may stand in one list without names: the server makes up a name for each', () => {
    const { app, shop } = makeWorld();
    const named = (metadata: object) => ({ ...BROKEN, metadata: { namespace: 'data', ...metadata }, spec: {} });
    const items = [named({ generateName: 'a-' }), named({ generateName: 'a-' })];
    new ApiObject(shop, 'list', { apiVersion: 'v1', kind: 'List', items });
    expect(Diagnostics.of(app).errors).toEqual([]);
    const twice = [named({ name: 'b' }), named({ name: 'b' })];
    new ApiObject(shop, 'other', { apiVersion: 'v1', kind: 'List', items: twice });
    expect(Diagnostics.of(app).errors).toMatchObject([{ code: 'duplicate-policy-name', constructPath: 'shop/other' }]);
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
    expect(Diagnostics.of(app).warnings).toMatchObject([
      { code: 'cidr-host-bits', constructPath: 'shop/raw' },
      // Nobody declares what the policy lets in.
      { code: 'foreign-flow', constructPath: 'shop/raw' },
    ]);
    new AllowFrom(web, 'rule', { from: [Peer.ipBlock('10.0.0.5/24')] });
    expect(Diagnostics.of(app).errors).toMatchObject([{ code: 'cidr-host-bits' }]);
  });

  it('have one warning of a place, where a check says the same as validation', () => {
    const { app, shop } = makeWorld();
    const spec = { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.5/24' } }] }] };
    new ApiObject(shop, 'raw', { ...BROKEN, spec });
    Defaults.of(shop).set({ kubernetesVersion: '1.30' });
    const hostBits = (): string[] =>
      Diagnostics.of(app).all.flatMap(({ code }) => (code.endsWith('host-bits') ? [code] : []));
    expect(hostBits()).toEqual(['cidr-host-bits']);
    Defaults.of(app).set({ checks: Checks.RECOMMENDED });
    expect(hostBits()).toEqual(['host-bits']);
    // Nobody asks for the check where the policy is.
    Defaults.of(shop).set({ kubernetesVersion: '1.30', checks: Checks.NONE });
    expect(hostBits()).toEqual(['cidr-host-bits']);
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
