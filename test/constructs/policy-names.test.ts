import { ApiObject, JsonPatch } from 'cdk8s';
import { AllowFrom, AllowTo, Application, DenyAll, Namespace, Pairing, Port, Tier } from 'cdk8s-netpol';
import { SynthesizedPolicies, type SynthesizedPolicy } from 'cdk8s-netpol/testing';
import { Construct } from 'constructs';
import { errorsOf, foundIn, makeWorld, muteWarnings, type World } from './world';

muteWarnings();

describe('the name of a policy', () => {
  it.each<readonly [string, (world: World) => unknown, readonly string[]]>([
    ['the ids below the namespace', ({ web, api }) => new AllowFrom(web, 'api', { from: [api] }), ['front/web-api']],
    ['the id alone in the namespace', ({ front }) => new DenyAll(front, 'deny'), ['front/deny']],
    [
      'the ids of a pattern in between',
      ({ web }) => new DenyAll(new Construct(new Construct(web, 'baseline'), 'inner'), 'deny'),
      ['front/web-baseline-inner-deny'],
    ],
    [
      'the ids below the application where there is no namespace above',
      ({ shop, web }) => new DenyAll(new Construct(shop, 'baseline'), 'deny', { subject: web }),
      ['front/baseline-deny'],
    ],
    [
      'the ids below the scope, not below the subject',
      ({ data, web }) => new DenyAll(data, 'deny', { subject: web }),
      ['front/deny'],
    ],
    [
      'all ids in a plain construct of the App',
      ({ app, web }) => new DenyAll(new Construct(app, 'baseline'), 'deny', { subject: web }),
      ['front/baseline-deny'],
    ],
    ['in lower case', ({ web, api }) => new AllowFrom(web, 'FromAPI', { from: [api] }), ['front/web-fromapi']],
    ['the policyName as it is', ({ web }) => new DenyAll(web, 'x', { policyName: 'a.b-c' }), ['front/a.b-c']],
    [
      'of 253 characters',
      ({ web }) => new DenyAll(web, 'x', { policyName: 'a'.repeat(253) }),
      [`front/${'a'.repeat(253)}`],
    ],
    [
      'equal in two namespaces',
      ({ front, data }) => [new DenyAll(front, 'deny'), new DenyAll(data, 'deny')],
      ['data/deny', 'front/deny'],
    ],
  ])('%s', (_title, make, ids) => {
    const world = makeWorld();
    make(world);
    expect(SynthesizedPolicies.of(world.app).ids).toEqual(ids);
  });

  it.each<readonly [string, (world: World) => unknown, readonly string[]]>([
    [
      'the direction behind the name of the rule',
      ({ db, web }) => new AllowFrom(db, 'rule', { from: [web], pairing: Pairing.BOTH }),
      ['data/db-rule', 'front/db-rule-egress'],
    ],
    [
      'the other direction',
      ({ db, web }) => new AllowTo(web, 'rule', { to: [db], pairing: Pairing.BOTH }),
      ['data/web-rule-ingress', 'front/web-rule'],
    ],
    [
      'the peer behind it where the rule has several',
      ({ db, web, api }) => new AllowFrom(db, 'rule', { from: [web, api], pairing: Pairing.BOTH }),
      ['data/db-rule', 'front/db-rule-egress-api', 'front/db-rule-egress-web'],
    ],
    [
      'peers in lower case',
      ({ front, db, web }) =>
        new AllowFrom(db, 'rule', { from: [web, new Tier(front, 'AuthAPI')], pairing: Pairing.BOTH }),
      ['data/db-rule', 'front/db-rule-egress-authapi', 'front/db-rule-egress-web'],
    ],
    [
      'behind a policyName',
      ({ db, web }) => new AllowFrom(db, 'rule', { from: [web], pairing: Pairing.BOTH, policyName: 'own' }),
      ['data/own', 'front/own-egress'],
    ],
    [
      'the ids of a nested tier',
      ({ front, db, web }) => {
        const inner = new Tier(new Construct(front, 'pattern'), 'worker');
        return new AllowFrom(db, 'rule', { from: [web, inner], pairing: Pairing.BOTH });
      },
      ['data/db-rule', 'front/db-rule-egress-pattern-worker', 'front/db-rule-egress-web'],
    ],
    [
      'the namespace for all its pods',
      ({ front, db, web }) => new AllowFrom(db, 'rule', { from: [web, front], pairing: Pairing.BOTH }),
      ['data/db-rule', 'front/db-rule-egress-front', 'front/db-rule-egress-web'],
    ],
  ])('of the other half: %s', (_title, make, ids) => {
    const world = makeWorld();
    make(world);
    expect(SynthesizedPolicies.of(world.app).ids).toEqual(ids);
  });

  it('of another half that is too long is refused, at the rule', () => {
    const { app, db, web } = makeWorld();
    new AllowFrom(db, 'rule', { from: [web], pairing: Pairing.BOTH, policyName: 'a'.repeat(250) });
    expect(errorsOf(app)).toMatchObject([
      { code: 'name-invalid', path: 'metadata.name', constructPath: 'shop/data/db/rule', file: __filename },
    ]);
  });

  it('that two halves would share is refused, naming both', () => {
    const { app, front, db, web, api } = makeWorld();
    new AllowFrom(db, 'rule', { from: [web], pairing: Pairing.BOTH });
    new DenyAll(front, 'db-rule-egress', { subject: api });
    const [error, ...others] = errorsOf(app);
    expect(others).toEqual([]);
    expect(error.code).toBe('duplicate-policy-name');
    const named = `${error.constructPath} ${error.message}`;
    expect(named).toContain('shop/data/db/rule');
    expect(named).toContain('shop/front/db-rule-egress');
    expect(named).toContain(__filename);
  });

  it.each(['data', 'front'])('that a raw policy has is refused in its namespace alone (%s)', (namespace) => {
    const { app, shop, web } = makeWorld();
    const metadata = { name: 'web-deny', namespace };
    new ApiObject(shop, 'raw', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: { podSelector: {} },
    });
    new DenyAll(web, 'deny');
    expect(foundIn(app)).toEqual(namespace === 'front' ? [['duplicate-policy-name', 'shop/front/web/deny']] : []);
  });

  it('that two raw policies share is refused too', () => {
    const { app, shop } = makeWorld();
    for (const id of ['one', 'two']) {
      const metadata = { name: 'deny', namespace: 'front' };
      new ApiObject(shop, id, {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata,
        spec: { podSelector: {} },
      });
    }
    expect(foundIn(app)).toEqual([['duplicate-policy-name', 'shop/two']]);
  });

  it('of raw policies whose names the server makes up never clash', () => {
    const { app, shop } = makeWorld();
    for (const id of ['one', 'two']) {
      const object = new ApiObject(shop, id, {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { namespace: 'front', generateName: 'deny-' },
        spec: { podSelector: {} },
      });
      object.addJsonPatch(JsonPatch.remove('/metadata/name'));
    }
    expect(foundIn(app)).toEqual([]);
  });
});

describe('two applications that declare one namespace', () => {
  it('write to the file of the first by path, whoever has the rule', () => {
    const { app, shop } = makeWorld();
    const other = new Application(app, 'another');
    const there = new Namespace(other, 'shared');
    new DenyAll(new Namespace(shop, 'shared'), 'deny');
    new Tier(there, 'pod', { ports: [Port.tcp(1)] }).allowFrom(there);
    expect((other.toJson() as SynthesizedPolicy[]).map(({ metadata }) => metadata.name)).toEqual([
      'deny',
      'pod-allow-from-shared',
      'pod-allow-from-shared-egress',
    ]);
    expect(shop.toJson()).toEqual([]);
  });
});
