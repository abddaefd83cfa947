/* Derived by hand from the shop: who is at the other end of the flows that its rules allow, and nobody else. */
import { ApiObject, App, Chart } from 'cdk8s';
import { AllowFrom, Application, DenyAllIngress, Namespace, Namespaces, Peer, Port, Tier } from 'cdk8s-netpol';
import { netpolMatchers } from 'cdk8s-netpol/testing/jest';
import { failureOf } from './failure';
import { placeOf, shop } from './shop';

expect.extend(netpolMatchers);

const { app, front, data, batch, web, api, db, job } = shop();
const kubeDns = Peer.pods({ labels: { 'k8s-app': 'kube-dns' }, namespaces: Namespaces.named('kube-system') });

describe('toOnlyBeReachedFrom', () => {
  test('holds where the peers are all that a rule lets in, whether or not they reach it', () => {
    expect(app).toOnlyBeReachedFrom(db, [api]);
    expect(app).toOnlyBeReachedFrom(db, [api, web, '192.0.2.1']);
    expect(app).toOnlyBeReachedFrom(db, [front]);
    expect(app).toOnlyBeReachedFrom(data, [front]);
  });

  test('takes endpoint ids on both sides', () => {
    expect(app).toOnlyBeReachedFrom('data/db', ['front/api']);
    expect(app).toOnlyBeReachedFrom('front/Tier/api', ['front/Tier/web']);
  });

  test('names somebody else who reaches it, and the rule that lets them in', () => {
    const message = failureOf(() => {
      expect(app).toOnlyBeReachedFrom(db, [web]);
    });
    expect(message).toContain('expected data/db to be reached from front/web alone');
    expect(message).toContain('front/Tier/api -> data/Tier/db, TCP 5432, is allowed');
    expect(message).toContain(`(shop/data/db/allow-api, ${placeOf('allow-api')})`);
    expect(message).toMatch(/to deny it: .*ingress rule 0 of data\/db-allow-api/);
  });

  test('fails where nobody is named and somebody reaches it', () => {
    expect(
      failureOf(() => {
        expect(app).toOnlyBeReachedFrom(api, []);
      }),
    ).toContain('expected front/api to be reached from nobody alone');
    // Nothing lets anybody in who is not a pod.
    expect(app).toOnlyBeReachedFrom(db, [Peer.anyPod()]);
  });

  test('counts pods that are not there yet, and addresses', () => {
    expect(
      failureOf(() => {
        expect(app).toOnlyBeReachedFrom(job, [Peer.anyPod()]);
      }),
    ).toMatch(/^ip:\S+ -> batch\/Tier\/job/m);
    expect(
      failureOf(() => {
        expect(app).toOnlyBeReachedFrom(web, [front, data, batch, Peer.ipBlock('0.0.0.0/0'), Peer.ipBlock('::/0')]);
      }),
    ).toMatch(/^(\*|kube-system)\/\{.*\} -> front\/Tier\/web, TCP 8080, is allowed/m);
  });

  test('with .not: somebody else reaches it', () => {
    expect(app).not.toOnlyBeReachedFrom(web, [api]);
    expect(
      failureOf(() => {
        expect(app).not.toOnlyBeReachedFrom(db, [api]);
      }),
    ).toContain('nobody besides front/api reaches data/db');
  });

  test('fails where everybody is a peer: nothing could break it', () => {
    const vacuous = (): void => {
      expect(app).toOnlyBeReachedFrom(db, [Peer.anywhere()]);
    };
    expect(failureOf(vacuous)).toContain('vacuous-assertion');
    expect(
      failureOf(() => {
        expect(app).not.toOnlyBeReachedFrom(db, [Peer.anywhere()]);
      }),
    ).toContain('vacuous-assertion');
  });
});

describe('toOnlyReach', () => {
  test('holds where the peers are all that rules let out to, resolvers included', () => {
    expect(app).toOnlyReach(web, [api, kubeDns]);
    expect(app).toOnlyReach(db, [kubeDns]);
    expect(app).toOnlyReach('data/db', [Peer.pods({ namespaces: Namespaces.named('kube-system') })]);
  });

  test('names somebody else whom it reaches, and the rule that lets it', () => {
    const message = failureOf(() => {
      expect(app).toOnlyReach(web, [api]);
    });
    expect(message).toContain('expected front/web to reach front/api alone');
    expect(message).toMatch(/^front\/Tier\/web -> kube-system\/\{k8s-app=kube-dns\}, (TCP|UDP) 53, is allowed/m);
    expect(message).toContain(`(shop/front/allow-dns, ${placeOf('allow-dns')})`);
  });

  test('with .not: it reaches somebody else', () => {
    expect(app).not.toOnlyReach(job, [web]);
    expect(
      failureOf(() => {
        expect(app).not.toOnlyReach(web, [api, kubeDns]);
      }),
    ).toContain('front/web reaches nobody besides front/api');
  });
});

test('a peer without namespaces means that of the subject, where there is one', () => {
  const ownApi = Peer.pods({ labels: { app: 'api' }, namespaces: Namespaces.same() });
  expect(app).toOnlyReach(web, [ownApi, kubeDns]);
  expect(app).not.toOnlyBeReachedFrom(db, [ownApi]);
  expect(() => {
    expect(app).toOnlyBeReachedFrom('data/db', [ownApi]);
  }).toThrow('matcher-argument-invalid');
});

test('a workload that is given by its id is also the pods that stand for its labels', () => {
  const plain = new App();
  const namespace = new Namespace(new Application(plain, 'shop'), 'front');
  const chart = new Chart(plain, 'workloads', { namespace: 'front' });
  new ApiObject(chart, 'web', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { template: { metadata: { labels: { app: 'web', version: 'v2' } }, spec: { containers: [] } } },
  });
  const api = new Tier(namespace, 'api', { labels: { app: 'api' }, ports: [Port.tcp(1)] });
  new DenyAllIngress(namespace, 'default-deny');
  const byOneLabel = Peer.pods({ labels: { app: 'web' }, namespaces: Namespaces.same() });
  new AllowFrom(api, 'allow-web', { from: [byOneLabel] });
  expect(plain).toOnlyBeReachedFrom(api, ['front/Deployment/web']);
  new AllowFrom(api, 'allow-more', { from: [Peer.pods({ namespaces: Namespaces.same() })] });
  expect(() => {
    expect(plain).toOnlyBeReachedFrom(api, ['front/Deployment/web', api]);
  }).toThrow('front/{} -> front/Tier/api, TCP 1');
});
