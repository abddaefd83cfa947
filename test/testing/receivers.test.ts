import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import {
  AllowFrom,
  Application,
  clusterOfDirectory,
  clusterOfObjects,
  Defaults,
  MustReach,
  Namespace,
  Namespaces,
  Peer,
  Port,
  Reachability,
  Tier,
} from 'cdk8s-netpol';
import { netpolMatchers } from 'cdk8s-netpol/testing/jest';
import { failureOf } from './failure';
import { placeOf, shop } from './shop';

expect.extend(netpolMatchers);

/** Manifests by hand: the database takes requests of the API alone, and of an agent that is not among them. */
const MANIFESTS = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, ports: [{ containerPort: 5432, name: sql }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ name: sql, port: 5000, targetPort: sql }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: api } } }]
      ports: [{ port: 5432 }]
    - from: [{ podSelector: { matchLabels: { app: agent } } }]
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netpol-matchers-'));
  write(MANIFESTS);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(text: string, name = 'shop.yaml'): void {
  mkdirSync(join(folder, 'manifests'), { recursive: true });
  writeFileSync(join(folder, 'manifests', name), text);
}

describe('an App', () => {
  test('is asked through any construct of it', () => {
    const { app, application, front, web, api } = shop();
    for (const receiver of [app, application, front, web]) {
      expect(receiver).toAllow({ from: web, to: api, port: 9090 });
      expect(receiver).not.toAllow({ from: web, to: api, port: 9091 });
    }
  });

  test('is asked as it is at the moment', () => {
    const { app, web, db } = shop();
    expect(app).not.toAllow({ from: web, to: db });
    const rule = new AllowFrom(db, 'allow-web', { from: [web] });
    expect(app).toAllow({ from: web, to: db });
    db.node.tryRemoveChild(rule.node.id);
    expect(app).not.toAllow({ from: web, to: db });
  });

  test('is analysed once for all questions, until it changes', () => {
    const { app, web, api, db } = shop();
    const spy = jest.spyOn(Reachability, 'of');
    for (let i = 0; i < 3; i++) {
      expect(app).toAllow({ from: web, to: api, port: 9090 });
      expect(app).toOnlyBeReachedFrom(db, [api]);
      expect(app).toDeny({ from: Peer.anyPod(), to: db, port: 1 });
    }
    expect(spy).toHaveBeenCalledTimes(1);
    spy.mockRestore();
  });

  test('is judged by the settings in force at the construct', () => {
    const { app, application, front, api } = shop();
    new AllowFrom(api, 'allow-office', { from: [Peer.ipBlock('10.0.0.0/24')], ports: [Port.tcp(9090)] });
    const job = { from: 'batch/job', to: api, port: 9090 };
    expect(() => {
      expect(app).toDeny(job);
    }).toThrow('pod-address-unknown');
    Defaults.of(application).set({ podCidrs: ['10.244.0.0/16'] });
    expect(application).toDeny(job);
    expect(front).toDeny(job);
    expect(() => {
      expect(app).toDeny(job);
    }).toThrow('pod-address-unknown');
  });

  test('that a synth would refuse is refused, because what is wrong is left out of it', () => {
    const { app, web, db } = shop();
    new AllowFrom(db, 'allow-office', { from: [Peer.ipBlock('10.0.0.1/99')] });
    for (const ask of [
      () => {
        expect(app).toDeny({ from: web, to: db });
      },
      () => {
        expect(app).not.toAllow({ from: web, to: db });
      },
    ]) {
      expect(failureOf(ask)).toContain('error[cidr-invalid]');
    }
  });

  test('whose assertions fail can be asked why', () => {
    const { app, front, web, db } = shop();
    new MustReach(front, 'must', { from: web, to: db, because: 'it is to fail' });
    expect(() => {
      app.synth();
    }).toThrow('must-reach-failed');
    expect(app).toDeny({ from: web, to: db });
  });

  test('has the policies and the workloads that are no constructs of this package', () => {
    const app = new App();
    const chart = new Chart(app, 'plain', { namespace: 'shop' });
    const api = new plus.Deployment(chart, 'api', { containers: [{ image: 'api', portNumber: 8080 }] });
    const db = new plus.StatefulSet(chart, 'db', {
      containers: [{ image: 'db', ports: [{ number: 5432, name: 'sql' }] }],
      service: new plus.Service(chart, 'service', { ports: [{ port: 5000, targetPort: 5432 }] }),
    });
    const policy = new plus.NetworkPolicy(chart, 'policy', { selector: db });
    policy.addIngressRule(api, [plus.NetworkPolicyPort.tcp(5432)]);
    expect(app).toAllow({ from: api, to: db });
    expect(app).toAllow({ from: api, to: db, port: 'sql' });
    expect(app).toOnlyBeReachedFrom(db, [api]);
    expect(app).toBeIsolated(db, 'ingress');
    expect(app).not.toBeIsolated(api, 'both');
    expect(() => {
      expect(app).toDeny({ from: api, to: db });
    }).toThrow('TCP 5432, is allowed');
  });

  test('has raw workloads, and says so of constructs that are none', () => {
    const { app, web } = shop();
    const chart = new Chart(app, 'raw', { namespace: 'raw' });
    const object = (kind: string, spec: object): ApiObject =>
      new ApiObject(chart, kind, { apiVersion: 'v1', kind, metadata: { name: 'thing', labels: { app: 'x' } }, spec });
    const pod = object('Pod', { containers: [{ name: 'x', ports: [{ containerPort: 80 }] }] });
    const service = object('Service', { selector: { app: 'x' }, ports: [{ port: 8000, targetPort: 80 }] });
    const namespace = new ApiObject(chart, 'ns', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'raw' } });
    const map = object('ConfigMap', {});
    expect(app).toAllow({ from: 'batch/job', to: pod });
    expect(app).toAllow({ from: 'batch/job', to: service });
    expect(app).toDeny({ from: web, to: namespace });
    expect(
      failureOf(() => {
        expect(app).toAllow({ from: map, to: pod });
      }),
    ).toContain('error[matcher-argument-invalid] from: ');
  });

  test('refuses constructs of another App, and such as were removed', () => {
    const { app, batch, api, job } = shop();
    const other = shop();
    const message = failureOf(() => {
      expect(app).toDeny({ from: other.web, to: api });
    });
    expect(message).toContain('error[foreign-app] from: shop/front/web belongs to another App');
    batch.node.tryRemoveChild(job.node.id);
    expect(() => {
      expect(app).toOnlyBeReachedFrom('data/db', [job]);
    }).toThrow('error[foreign-app] peers[0]: shop/batch/job was removed from the App');
  });
});

describe('a folder of manifests', () => {
  test('is read with everything below it', () => {
    expect(folder).toAllow({ from: 'shop/api', to: 'shop/db' });
    expect(folder).toDeny({ from: 'shop/Deployment/api', to: 'shop/StatefulSet/db', port: 5433 });
    expect(join(folder, 'manifests', 'shop.yaml')).toBeIsolated('shop/db', 'ingress');
    expect(folder).not.toBeIsolated('shop/db', 'egress');
  });

  test('fails with file and line of the policy', () => {
    write(MANIFESTS.replace('{ port: 5432 }', '{ port: 5433 }'));
    const message = failureOf(() => {
      expect(folder).toAllow({ from: 'shop/api', to: 'shop/db' });
    });
    const file = join(folder, 'manifests', 'shop.yaml');
    const line = MANIFESTS.split('\n').indexOf('kind: NetworkPolicy');
    expect(message).toContain(`shop/db (${file}:${line})`);
    expect(message).toMatch(/to allow it: .*TCP 5432 .*ingress rule 0 of shop\/db/);
  });

  test('counts pods that a policy speaks of and that are not in it', () => {
    const message = failureOf(() => {
      expect(folder).toOnlyBeReachedFrom('shop/db', ['shop/api']);
    });
    expect(message).toMatch(/^shop\/\{app=agent\} -> shop\/StatefulSet\/db, \w+ \d+, is allowed/m);
    expect(folder).toDeny({ from: 'shop/{}', to: 'shop/db' });
    expect(folder).toDeny({ from: '*/{}', to: 'shop/db' });
  });

  test('is read again when a file has changed, come or gone, and not otherwise', () => {
    const spy = jest.spyOn(Reachability, 'of');
    expect(folder).toAllow({ from: 'shop/api', to: 'shop/db' });
    const calls = spy.mock.calls.length;
    expect(folder).not.toBeIsolated('shop/api', 'both');
    expect(spy).toHaveBeenCalledTimes(calls);
    const policy = (name: string) =>
      `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: shop }\nspec: { podSelector: {}, policyTypes: [Egress] }\n`;
    write(policy('more'), 'more.json');
    expect(folder).toDeny({ from: 'shop/api', to: 'shop/db' });
    rmSync(join(folder, 'manifests', 'more.json'));
    expect(folder).toAllow({ from: 'shop/api', to: 'shop/db' });
    write(MANIFESTS + `---\n${policy('appended')}`);
    expect(folder).toDeny({ from: 'shop/api', to: 'shop/db' });
    spy.mockRestore();
  });

  test('that is not there, or holds what the API server would refuse, throws', () => {
    const missing = join(folder, 'nothing');
    expect(() => {
      expect(missing).not.toAllow({ from: 'a/b', to: 'c/d' });
    }).toThrow('nothing-to-read');
    write(MANIFESTS.replace('{ port: 5432 }', '{ port: 0 }'));
    expect(() => {
      expect(folder).toDeny({ from: 'shop/api', to: 'shop/db' });
    }).toThrow('port-out-of-range');
  });

  test('takes Tiers of an App: they stand for pods with their labels, and for their ports', () => {
    const namespace = new Namespace(new Application(new App(), 'shop'), 'shop');
    const api = new Tier(namespace, 'api', { labels: { app: 'api' } });
    const db = new Tier(namespace, 'db', { labels: { app: 'db' }, ports: [Port.tcp(5432)] });
    const agent = new Tier(namespace, 'agent', { labels: { app: 'agent' }, hostNetwork: true });
    expect(folder).toAllow({ from: api, to: db });
    expect(folder).toDeny({ from: api, to: db, port: 5433 });
    expect(() => {
      expect(folder).toAllow({ from: agent, to: db });
    }).toThrow('error[endpoint-unknown] from: ');
  });

  test('has Services, whose ports lead to ports of the pods behind them', () => {
    expect(folder).toAllow({ from: 'shop/api', to: 'shop/Service/db' });
    expect(folder).toAllow({ from: 'shop/api', to: 'shop/Service/db', port: 5000 });
    expect(folder).toAllow({ from: 'shop/api', to: 'shop/Service/db', port: 'sql' });
    expect(folder).toDeny({ from: 'shop/{}', to: 'shop/Service/db' });
    expect(folder).not.toDeny({ from: 'shop/api', to: 'shop/Service/db' });
    expect(folder).not.toAllow({ from: '192.0.2.1', to: 'shop/Service/db', port: 'tcp/sql' });
    const message = failureOf(() => {
      expect(folder).toAllow({ from: 'shop/{}', to: 'shop/Service/db' });
    });
    expect(message).toContain('denied: shop/{} -> shop/Service/db, TCP 5000');
    expect(message).toContain('denied: shop/{} -> shop/StatefulSet/db');
    expect(
      failureOf(() => {
        expect(folder).toDeny({ from: 'shop/{}', to: 'shop/Service/db', port: 5432 });
      }),
    ).toContain('error[flow-port-invalid] port: ');
    for (const port of ['tcp/1-5000', Port.all()]) {
      expect(
        failureOf(() => {
          expect(folder).toDeny({ from: 'shop/{}', to: 'shop/Service/db', port });
        }),
      ).toContain('error[matcher-argument-invalid] port: ');
    }
    expect(
      failureOf(() => {
        expect(folder).toDeny({ from: 'shop/Service/db', to: 'shop/api' });
      }),
    ).toContain('error[matcher-argument-invalid] from: ');
    expect(
      failureOf(() => {
        expect(folder).toOnlyBeReachedFrom('shop/Service/db', []);
      }),
    ).toContain('error[matcher-argument-invalid] to: ');
  });
});

describe('a Cluster and a Reachability', () => {
  test('are asked like the folder that they were read from', () => {
    const cluster = clusterOfDirectory(folder);
    for (const receiver of [cluster, Reachability.of(cluster)]) {
      expect(receiver).toAllow({ from: 'shop/api', to: 'shop/db' });
      expect(receiver).not.toOnlyBeReachedFrom('shop/db', ['shop/api']);
      expect(receiver).toOnlyBeReachedFrom('shop/db', ['shop/api', 'shop/{app=agent}']);
    }
  });

  test('are analysed once, and again only for pods that no question spoke of before', () => {
    const cluster = clusterOfDirectory(folder);
    expect(cluster).toAllow({ from: 'shop/api', to: 'shop/db' });
    const spy = jest.spyOn(Reachability, 'of');
    const stranger = Peer.pods({ labels: { app: 'stranger' }, namespaces: Namespaces.named('shop') });
    for (let i = 0; i < 3; i++) {
      expect(cluster).toDeny({ from: 'shop/api', to: 'shop/db', port: 80 });
      expect(cluster).toDeny({ from: stranger, to: 'shop/db' });
    }
    expect(spy).toHaveBeenCalledTimes(1);
    spy.mockRestore();
  });

  test('keep their options', () => {
    const manifests = MANIFESTS.replace('podSelector: { matchLabels: { app: api } }', 'ipBlock: { cidr: 10.0.0.0/24 }');
    write(manifests);
    const cluster = clusterOfDirectory(folder);
    const flow = { from: 'shop/api', to: 'shop/db' };
    expect(Reachability.of(cluster, { podCidrs: ['10.0.0.0/25'] })).toAllow(flow);
    expect(Reachability.of(cluster, { podCidrs: ['10.1.0.0/16'] })).toDeny(flow);
  });

  test('of nothing at all know of every endpoint that it does not exist', () => {
    expect(
      failureOf(() => {
        expect(clusterOfObjects([])).toDeny({ from: 'a/b', to: 'c/d' });
      }),
    ).toMatch(/2 errors[^]*error\[endpoint-unknown\] from: [^]*error\[endpoint-unknown\] to: /);
  });
});

describe.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a number', 80],
  ['a list of objects', [{ kind: 'Pod' }]],
  ['an object', { kind: 'NetworkPolicy' }],
  ['a function', shop],
])('%s', (_, receiver) => {
  test.each<[string, () => unknown]>([
    [
      'toAllow',
      () => {
        expect(receiver).toAllow({ from: 'a/b', to: 'c/d' });
      },
    ],
    [
      'toDeny',
      () => {
        expect(receiver).not.toDeny({ from: 'a/b', to: 'c/d' });
      },
    ],
    [
      'toOnlyBeReachedFrom',
      () => {
        expect(receiver).toOnlyBeReachedFrom('a/b', []);
      },
    ],
    [
      'toOnlyReach',
      () => {
        expect(receiver).not.toOnlyReach('a/b', []);
      },
    ],
    [
      'toHaveDns',
      () => {
        expect(receiver).toHaveDns('a/b');
      },
    ],
    [
      'toBeIsolated',
      () => {
        expect(receiver).not.toBeIsolated('a/b', 'both');
      },
    ],
    [
      'toMatchTruthTable',
      () => {
        expect(receiver).toMatchTruthTable([]);
      },
    ],
  ])('is refused by %s, which says what is taken', (_name, ask) => {
    const message = failureOf(ask);
    expect(message).toContain('error[matcher-receiver-invalid]');
    expect(message).toMatch(/App[^]*folder|clusterOfObjects/);
  });
});

test('the place of a rule is found in the shop', () => {
  expect(placeOf('allow-api')).toMatch(/shop\.ts:[1-9]\d*$/);
});
