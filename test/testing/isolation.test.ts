/* S4: a policy isolates for what its policyTypes say; S11: and only the pods that it selects. */
import { App } from 'cdk8s';
import {
  AllowFrom,
  Application,
  DenyAll,
  Namespace,
  Namespaces,
  Peer,
  Port,
  Tier,
  clusterOfObjects,
} from 'cdk8s-netpol';
import { netpolMatchers } from 'cdk8s-netpol/testing/jest';
import { failureOf } from './failure';
import { placeOf, shop } from './shop';

expect.extend(netpolMatchers);

const { app, front, data, batch, web, db, job } = shop();

test('holds where a policy isolates each pod', () => {
  for (const who of [web, db, front, data, 'front/web']) {
    expect(app).toBeIsolated(who, 'ingress');
    expect(app).toBeIsolated(who, 'egress');
    expect(app).toBeIsolated(who, 'both');
  }
});

test('fails where no policy selects a pod, and says what would isolate it', () => {
  const message = failureOf(() => {
    expect(app).toBeIsolated(job, 'ingress');
  });
  expect(message).toContain('expected batch/job to be isolated for ingress');
  expect(message).toContain('batch/Tier/job is not isolated for ingress');
  expect(message).toContain('a policy of namespace batch with Ingress among its policyTypes has to select it');
});

test('with .not: no pod is isolated, in none of the directions', () => {
  expect(app).not.toBeIsolated(batch, 'both');
  const message = failureOf(() => {
    expect(app).not.toBeIsolated(db, 'egress');
  });
  expect(message).toContain('data/Tier/db is isolated for egress');
  expect(message).toContain(`data/default-deny (shop/data/default-deny, ${placeOf('default-deny')})`);
});

describe('pods that are isolated in one direction', () => {
  const half = new App();
  const namespace = new Namespace(new Application(half, 'shop'), 'front');
  const api = new Tier(namespace, 'api', { ports: [Port.tcp(80)] });
  const other = new Tier(namespace, 'other');
  new AllowFrom(api, 'allow-anybody', { from: [Peer.anywhere()], isolates: true });

  test('are isolated for that one alone', () => {
    expect(half).toBeIsolated(api, 'ingress');
    expect(half).not.toBeIsolated(api, 'egress');
  });

  test('neither are nor are not isolated for both', () => {
    const message = failureOf(() => {
      expect(half).toBeIsolated(api, 'both');
    });
    expect(message).toContain('front/Tier/api is not isolated for egress');
    expect(message).toContain('selects it, for ingress alone');
    expect(message).toContain('add Egress to the policyTypes of front/api-allow-anybody');
    expect(() => {
      expect(half).not.toBeIsolated(api, 'both');
    }).toThrow('is isolated for ingress');
  });

  test('are named where only some of a namespace are isolated', () => {
    const message = failureOf(() => {
      expect(half).toBeIsolated(namespace, 'ingress');
    });
    expect(message).toMatch(/front\/(Tier\/other|\{.*\}) is not isolated for ingress/);
    expect(message).toMatch(/front\/api-allow-anybody .* isolates for ingress, and selects pods/);
    expect(half).not.toBeIsolated(other, 'both');
  });
});

test('addresses are no subjects of policies', () => {
  for (const who of ['192.0.2.1', Peer.ipBlock('192.0.2.0/24'), Peer.anywhere()]) {
    expect(() => {
      expect(app).toBeIsolated(who, 'ingress');
    }).toThrow('policies isolate only pods');
    expect(() => {
      expect(app).not.toBeIsolated(who, 'ingress');
    }).toThrow('policies isolate only pods');
  }
});

test('pods on the network of their node are isolated by nothing (S51)', () => {
  const host = new App();
  const namespace = new Namespace(new Application(host, 'shop'), 'agents');
  new DenyAll(namespace, 'default-deny');
  const agent = new Tier(namespace, 'agent', { hostNetwork: true });
  expect(host).not.toBeIsolated(agent, 'both');
  expect(() => {
    expect(host).toBeIsolated(agent, 'ingress');
  }).toThrow('S51');
});

test('pods that have finished are isolated by nothing (S52)', () => {
  const cluster = clusterOfObjects([
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'done', namespace: 'shop' }, status: { phase: 'Succeeded' } },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'default-deny', namespace: 'shop' },
      spec: { podSelector: {} },
    },
  ]);
  expect(cluster).not.toBeIsolated('shop/done', 'ingress');
  expect(() => {
    expect(cluster).toBeIsolated('shop/done', 'ingress');
  }).toThrow('S52');
});

test('of a peer that matches nothing at all nothing is said', () => {
  const cluster = clusterOfObjects([]);
  const nobody = Peer.pods({
    labels: { app: 'web' },
    namespaces: Namespaces.labelled({ 'kubernetes.io/metadata.name': 'shop', team: 'x' }),
  });
  expect(() => {
    expect(cluster).toBeIsolated(nobody, 'ingress');
  }).toThrow('vacuous-assertion');
  expect(() => {
    expect(cluster).not.toBeIsolated(nobody, 'ingress');
  }).toThrow('vacuous-assertion');
});
