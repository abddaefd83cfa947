import { AllowFrom, Application, DenyAll, Namespace, Port, Tier } from 'cdk8s-netpol';
import { Construct } from 'constructs';
import { objectsOf, specOf } from './specs';
import { foundIn, makeWorld, muteWarnings } from './world';

muteWarnings();

describe('Namespace', () => {
  it('create writes the object, with labels, before everything else', () => {
    const { shop } = makeWorld();
    new Namespace(shop, 'third', { create: true, labels: { b: '2', a: '1' } });
    expect(objectsOf(shop, 'Namespace')).toEqual([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { labels: { a: '1', b: '2' }, name: 'third' } },
    ]);
  });

  it('the same name is the same namespace: labels add up, one object', () => {
    const world = makeWorld();
    const { shop } = world;
    const one = new Namespace(shop, 'one', { name: 'third', labels: { a: '1' } });
    new Namespace(shop, 'two', { name: 'third', labels: { b: '2' }, create: true });
    new Namespace(shop, 'three', { name: 'third', labels: { a: '1' }, create: true });
    expect(objectsOf(shop, 'Namespace')).toMatchObject([{ metadata: { labels: { a: '1', b: '2' }, name: 'third' } }]);
    new DenyAll(one, 'deny');
    expect(specOf(world, 'third/deny').podSelector).toEqual({});
  });

  it('one that is declared and imported is written by whoever declares it, not by whoever imports it', () => {
    const { app, shop } = makeWorld();
    const imported = Namespace.imported(shop, 'imported', 'third');
    const owned = new Namespace(shop, 'owned', { name: 'third' });
    new DenyAll(owned, 'deny');
    expect(foundIn(app)).toEqual([]);
    expect([imported.isImported, owned.isImported]).toEqual([true, false]);
    new DenyAll(imported, 'deny');
    expect(foundIn(app)).toEqual([['imported-subject', 'shop/imported/deny']]);
  });

  it('selectedByLabels is selected by its labels from elsewhere, and by nothing from inside', () => {
    const world = makeWorld();
    const third = new Namespace(world.shop, 'third', { labels: { team: 'red' }, selectedByLabels: true });
    const pod = new Tier(third, 'pod', { ports: [Port.tcp(1)] });
    new AllowFrom(world.web, 'rule', { from: [third, pod] });
    new AllowFrom(pod, 'rule', { from: [third] });
    const podSelector = { matchLabels: { 'app.kubernetes.io/name': 'pod' } };
    const namespaceSelector = { matchLabels: { team: 'red' } };
    expect(specOf(world, 'front/web-rule').ingress).toMatchObject([
      { from: [{ namespaceSelector }, { namespaceSelector, podSelector }] },
    ]);
    expect(specOf(world, 'third/pod-rule').ingress).toMatchObject([{ from: [{ podSelector: {} }] }]);
  });

  it('lists its tiers, and an application its namespaces, in the order of their paths', () => {
    const { shop, front } = makeWorld();
    const nested = new Tier(new Construct(front, 'a-pattern'), 'z');
    expect(front.tiers.map(({ node }) => node.path)).toEqual([nested.node.path, 'shop/front/api', 'shop/front/web']);
    expect(shop.namespaces.map(({ namespaceName }) => namespaceName)).toEqual(['data', 'front', 'kube-system']);
  });

  it('an Application is told from a chart', () => {
    const { app, shop, front } = makeWorld();
    expect([shop, front, app, undefined, null, {}].map((each) => Application.isApplication(each))).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(shop).toBeInstanceOf(Application);
    expect(front).not.toBeInstanceOf(Application);
  });
});
