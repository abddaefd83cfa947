import { AllowFrom, DenyAll, Namespace, Port, Tier } from 'cdk8s-netpol';
import { errorsOf, makeWorld, muteWarnings } from './world';

muteWarnings();

describe('what was removed from the tree', () => {
  it('is no peer any more, and above all does not become every namespace', () => {
    const { app, shop, web, db } = makeWorld();
    new AllowFrom(db, 'allow', { from: [web], isolates: true });
    expect(app.synthYaml()).toContain('app: web');
    shop.node.tryRemoveChild('front');

    expect(errorsOf(app)).toEqual([
      expect.objectContaining({ code: 'foreign-app', constructPath: 'shop/data/db/allow', file: __filename }),
    ]);
  });

  it('is no subject any more', () => {
    const { app, front, web, data, db } = makeWorld();
    new AllowFrom(data, 'allow', { subject: web, from: [db] });
    new DenyAll(data, 'deny', { subject: front });
    front.node.scope?.node.tryRemoveChild('front');

    expect(errorsOf(app).map(({ code, constructPath }) => ({ code, constructPath }))).toEqual([
      { code: 'foreign-app', constructPath: 'shop/data/allow' },
      { code: 'foreign-app', constructPath: 'shop/data/deny' },
    ]);
  });

  it('is not what took its place', () => {
    const { app, front, web, db } = makeWorld();
    new AllowFrom(db, 'allow', { from: [web], isolates: true });
    front.node.tryRemoveChild('web');
    new Tier(front, 'web', { labels: { app: 'new' }, ports: [Port.tcp(1)] });

    expect(errorsOf(app).map(({ code }) => code)).toEqual(['foreign-app']);
  });

  it('is gone together with its rules', () => {
    const { app, shop, db, web } = makeWorld();
    new DenyAll(db, 'deny');
    new AllowFrom(web, 'allow', { from: [db], isolates: true });
    app.synthYaml();
    shop.node.tryRemoveChild('front');

    expect(app.synthYaml()).not.toContain('front');
  });
});

it('a construct may have the id namespace in a namespace that is created', () => {
  const { app, shop } = makeWorld();
  const created = new Namespace(shop, 'created', { create: true });
  new DenyAll(new Tier(created, 'namespace', { labels: { app: 'x' } }), 'deny');

  expect(app.synthYaml()).toMatch(/kind: Namespace[^]*name: namespace-deny/);
});
