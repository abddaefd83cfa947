import { ApiObject } from 'cdk8s';
import { AllowDns, AllowFrom, Defaults, DenyAll, Diagnostics, Dns, ForeignPolicies, Pairing } from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { Construct } from 'constructs';
import { foundIn, makeWorld, muteWarnings } from './world';

muteWarnings();

describe('Defaults', () => {
  it('the nearest scope that sets something wins, setting by setting', () => {
    const { app, shop, front, web, api } = makeWorld();
    Defaults.of(app).set({ dns: Dns.openShift(), pairing: Pairing.BOTH });
    Defaults.of(shop).set({ requireRationale: true });
    Defaults.of(front).set({ pairing: Pairing.ONE_SIDED, dns: Dns.kubeDns() });
    Defaults.of(web).set({ requireRationale: false });
    new AllowFrom(web, 'rule', { from: [api] });
    new AllowDns(api, 'dns', { rationale: 'names' });
    const policies = SynthesizedPolicies.of(app);
    expect(policies.ids).toEqual(['front/api-dns', 'front/web-rule']);
    expect(policies.get('front/api-dns').spec).toMatchObject({ egress: [{ ports: [{ port: 53 }, { port: 53 }] }] });
    new DenyAll(api, 'deny');
    expect(foundIn(app)).toContainEqual(['rationale-missing', 'shop/front/api/deny']);
  });

  it('set twice keeps what the second does not say', () => {
    const { app, web, api } = makeWorld();
    Defaults.of(app).set({ pairing: Pairing.BOTH });
    Defaults.of(app).set({ requireRationale: false, pairing: undefined });
    new AllowFrom(web, 'rule', { from: [api] });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['front/web-rule', 'front/web-rule-egress']);
  });

  it('hold for what was made before them', () => {
    const { app, web, api } = makeWorld();
    new AllowFrom(web, 'rule', { from: [api] });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['front/web-rule']);
    Defaults.of(web).set({ pairing: Pairing.BOTH });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['front/web-rule', 'front/web-rule-egress']);
  });

  it('hold where the rule stands, not where its subject does', () => {
    const { app, data, web, api } = makeWorld();
    Defaults.of(data).set({ pairing: Pairing.BOTH });
    new AllowFrom(data, 'rule', { subject: web, from: [api] });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['front/rule', 'front/rule-egress']);
  });

  it('a pattern may allow raw policies that the App forbids', () => {
    const { app, shop } = makeWorld();
    Defaults.of(app).set({ foreignPolicies: ForeignPolicies.FORBID });
    const legacy = new Construct(shop, 'legacy');
    Defaults.of(legacy).set({ foreignPolicies: ForeignPolicies.ALLOW });
    const props = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec: { podSelector: {} } };
    new ApiObject(legacy, 'fine', { ...props, metadata: { name: 'a', namespace: 'front' } });
    new ApiObject(shop, 'not', { ...props, metadata: { name: 'b', namespace: 'front' } });
    expect(foundIn(app)).toEqual([['foreign-policy-forbidden', 'shop/not']]);
  });

  it('of two Apps are apart', () => {
    const [one, two] = [makeWorld(), makeWorld()];
    Defaults.of(one.app).set({ requireRationale: true });
    new DenyAll(two.web, 'deny');
    expect(Diagnostics.of(two.app).all).toEqual([]);
  });
});
