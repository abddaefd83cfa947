/* What rules say about themselves where they share a policy, and what a synth hands out. */
import { ApiObject, App, JsonPatch } from 'cdk8s';
import {
  AllowDns,
  AllowFrom,
  Application,
  Defaults,
  DenyAll,
  Diagnostics,
  Dns,
  Grouping,
  Namespace,
  Port,
  SynthesisError,
  Tier,
} from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';

function world() {
  const app = new App();
  const shop = new Application(app, 'shop');
  const front = new Namespace(shop, 'front', { create: true });
  new DenyAll(front, 'deny');
  const web = new Tier(front, 'web', { ports: [Port.tcp(80)], grouping: Grouping.PER_SUBJECT });
  const api = new Tier(front, 'api', { ports: [Port.tcp(81)] });
  return { app, shop, front, web, api };
}

describe('rules of one policy', () => {
  test('a policyName that names no policy is a warning; the name of the subject is none', () => {
    const { app, web, api } = world();
    new AllowFrom(web, 'a', { from: [api], policyName: 'special' });
    new AllowFrom(web, 'b', { from: [web], policyName: 'web' });
    expect(Diagnostics.of(app).all).toMatchObject([{ code: 'policy-name-unused', constructPath: 'shop/front/web/a' }]);
    expect(SynthesizedPolicies.of(app).ids).not.toContain('front/special');
  });

  test('what all say alike is said once, what differs on a line for each', () => {
    const { app, web, api } = world();
    new AllowFrom(web, 'a', { from: [api], owner: 'team', rationale: 'one' });
    new AllowFrom(web, 'b', { from: [web], owner: 'team', rationale: 'two' });
    expect(SynthesizedPolicies.of(app).get('front/web').metadata.annotations).toEqual({
      'cdk8s-netpol/owner': 'team',
      'cdk8s-netpol/rationale': 'web-a: one\nweb-b: two',
    });
  });

  test('the owner of the nearest Defaults answers where a rule names none', () => {
    const { app, shop, front, api } = world();
    Defaults.of(app).set({ owner: 'platform' });
    Defaults.of(api).set({ owner: 'api-team' });
    new AllowFrom(api, 'a', { from: [front] });
    new AllowDns(front, 'dns', { owner: 'dns-team' });
    const policies = SynthesizedPolicies.of(shop);
    const ownerOf = (id: string) => policies.get(id).metadata.annotations?.['cdk8s-netpol/owner'];
    expect(['front/deny', 'front/api-a', 'front/dns'].map(ownerOf)).toEqual(['platform', 'api-team', 'dns-team']);
  });

  test('resolvers that are none are reported at the rule that needs them', () => {
    const { app, front } = world();
    new AllowDns(front, 'dns', { dns: Dns.custom({ resolvers: [] }) });
    expect(Diagnostics.of(app).errors).toMatchObject([{ code: 'peers-missing', constructPath: 'shop/front/dns' }]);
  });
});

describe('what a synth hands out', () => {
  test('is the own of the caller: changing it changes no later synth', () => {
    const { shop, app } = world();
    const before = app.synthYaml();
    for (const object of shop.toJson() as { metadata: Record<string, unknown> }[]) {
      object.metadata.labels = 'changed';
    }
    expect(app.synthYaml()).toBe(before);
  });

  test('has what was added to the metadata of a policy after a synth', () => {
    const { shop, front } = world();
    shop.toJson();
    const policy = front.node
      .findAll()
      .find((each): each is ApiObject => each instanceof ApiObject && each.kind === 'NetworkPolicy');
    policy?.metadata.addLabel('added', 'later');
    expect(SynthesizedPolicies.of(shop).get('front/deny').metadata.labels).toMatchObject({ added: 'later' });
  });

  test('is validated again after a patch of it', () => {
    const { app, shop, front } = world();
    shop.toJson();
    const policy = front.node
      .findAll()
      .find((each): each is ApiObject => each instanceof ApiObject && each.kind === 'NetworkPolicy');
    policy?.addJsonPatch(JsonPatch.add('/spec/ingress', [{ ports: [{ port: 0 }] }]));
    const error = (): unknown => {
      try {
        return app.synthYaml();
      } catch (thrown) {
        return thrown;
      }
    };
    expect(error()).toBeInstanceOf(SynthesisError);
    expect((error() as SynthesisError).diagnostics).toMatchObject([
      { code: 'port-out-of-range', path: 'spec.ingress[0].ports[0].port', constructPath: policy?.node.path },
    ]);
  });

  test('is validated again after a patch of it, also where a pass died before its charts', () => {
    const { app, shop, front } = world();
    shop.toJson();
    app.node.validate();
    const policy = front.node
      .findAll()
      .find((each): each is ApiObject => each instanceof ApiObject && each.kind === 'NetworkPolicy');
    policy?.addJsonPatch(JsonPatch.add('/spec/ingress', [{ ports: [{ port: 0 }] }]));
    expect(() => shop.toJson()).toThrow(SynthesisError);
  });

  test('leaves Namespaces out of every namespace, also where resolvers are asked', () => {
    const app = new App({ resolvers: [{ resolve: () => undefined }] });
    const shop = new Application(app, 'shop', { namespace: 'of-the-chart' });
    new Namespace(shop, 'front', { create: true, labels: { team: 'a' } });
    expect(shop.toJson()).toEqual([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'front', labels: { team: 'a' } } },
    ]);
  });

  test('labels of a chart that Kubernetes refuses are the error of the application', () => {
    const app = new App();
    new Namespace(new Application(app, 'shop', { labels: { '-bad': 'x' } }), 'front');
    expect(Diagnostics.of(app).errors).toMatchObject([{ code: 'label-key-invalid', constructPath: 'shop' }]);
  });

  test('is validated anew after a synth that another construct ended', () => {
    const { app, shop, front } = world();
    let isReady = false;
    front.node.addValidation({ validate: () => (isReady ? [] : ['not yet']) });
    expect(() => app.synthYaml()).toThrow('not yet');
    expect(() => shop.toJson()).toThrow('not yet');
    isReady = true;
    new ApiObject(shop, 'raw', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'raw', namespace: 'front' },
      spec: { podSelector: {}, ingress: [{ ports: [{ port: 0 }] }] },
    });
    expect(() => shop.toJson()).toThrow(SynthesisError);
  });

  test('is validated anew when somebody validates the app by hand and changes it then', () => {
    const { app, shop } = world();
    expect(app.node.validate()).toEqual([]);
    const raw = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'deny', namespace: 'front' },
    };
    new ApiObject(shop, 'raw', raw);
    expect(() => shop.toJson()).toThrow('duplicate-policy-name');
  });
});
