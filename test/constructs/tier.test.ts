import { ApiObject } from 'cdk8s';
import { AllowFrom, DenyAll, LabelExpression, Tier } from 'cdk8s-netpol';
import { specOf } from './specs';
import { foundIn, makeWorld, muteWarnings } from './world';

muteWarnings();

describe('Tier', () => {
  it('is selected by its id unless labels are given', () => {
    const world = makeWorld();
    const plain = new Tier(world.front, 'plain');
    const both = new Tier(world.front, 'both', {
      labels: { a: 'b' },
      expressions: [LabelExpression.in('c', ['e', 'd'])],
    });
    const expressions = new Tier(world.front, 'expr', { expressions: [LabelExpression.exists('c')] });
    for (const tier of [plain, both, expressions]) new DenyAll(tier, 'deny');
    expect(specOf(world, 'front/plain-deny').podSelector).toEqual({
      matchLabels: { 'app.kubernetes.io/name': 'plain' },
    });
    expect(specOf(world, 'front/both-deny').podSelector).toEqual({
      matchExpressions: [{ key: 'c', operator: 'In', values: ['d', 'e'] }],
      matchLabels: { a: 'b' },
    });
    expect(specOf(world, 'front/expr-deny').podSelector).toEqual({
      matchExpressions: [{ key: 'c', operator: 'Exists' }],
    });
  });

  const template = (spec: object): object => ({ metadata: { labels: { app: 'raw' } }, spec });
  const containers = [
    { ports: [{ containerPort: 53, protocol: 'UDP', name: 'dns' }, { containerPort: 8080 }] },
    {},
    { ports: [{ containerPort: 9999, protocol: 'SCTP' }] },
  ];

  it.each<readonly [string, object]>([
    ['Pod', { metadata: { labels: { app: 'raw' } }, spec: { containers } }],
    ['Deployment', { spec: { template: template({ containers }) } }],
    ['StatefulSet', { metadata: { labels: { app: 'other' } }, spec: { template: template({ containers }) } }],
    ['Job', { spec: { template: template({ containers }) } }],
    ['CronJob', { spec: { jobTemplate: { spec: { template: template({ containers }) } } } }],
  ])('ofManifest reads labels and ports of a %s, each with its protocol', (kind, manifest) => {
    const world = makeWorld();
    const object = new ApiObject(world.shop, 'raw', { apiVersion: 'v1', kind, ...manifest });
    const tier = Tier.ofManifest(world.front, 'raw', object);
    tier.allowFrom(world.web, { id: 'rule' });
    expect(specOf(world, 'front/raw-rule')).toMatchObject({
      podSelector: { matchLabels: { app: 'raw' } },
      ingress: [
        {
          ports: [
            { port: 8080, protocol: 'TCP' },
            { port: 53, protocol: 'UDP' },
            { port: 9999, protocol: 'SCTP' },
          ],
        },
      ],
    });
  });

  it('ofManifest without ports has none, and never all', () => {
    const { app, shop, front, web } = makeWorld();
    const object = new ApiObject(shop, 'raw', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { labels: { app: 'raw' } },
      spec: { containers: [{}] },
    });
    Tier.ofManifest(front, 'raw', object).allowFrom(web, { id: 'rule' });
    expect(foundIn(app)).toEqual([['ports-missing', 'shop/front/raw/rule']]);
  });

  it('ofManifest on the network of its node is no subject and no peer', () => {
    const { app, shop, front, web } = makeWorld();
    const object = new ApiObject(shop, 'raw', {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      spec: { template: template({ hostNetwork: true, containers }) },
    });
    const agent = Tier.ofManifest(front, 'agent', object);
    new DenyAll(agent, 'deny');
    new AllowFrom(web, 'rule', { from: [agent] });
    expect(foundIn(app).sort()).toEqual([
      ['host-network-tier', 'shop/front/agent/deny'],
      ['host-network-tier', 'shop/front/web/rule'],
    ]);
  });

  it('ofManifest of a protocol that NetworkPolicy does not know is refused', () => {
    const { app, shop, front } = makeWorld();
    const object = new ApiObject(shop, 'raw', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { labels: { app: 'raw' } },
      spec: { containers: [{ ports: [{ containerPort: 1, protocol: 'ICMP' }] }] },
    });
    Tier.ofManifest(front, 'raw', object);
    expect(foundIn(app)).toEqual([['protocol-unsupported', 'shop/front/raw']]);
  });

  it('that nobody uses may be on the network of its node', () => {
    const { app, front } = makeWorld();
    new Tier(front, 'agent', { hostNetwork: true });
    expect(foundIn(app)).toEqual([]);
  });
});
