/*
 * Derived by hand from the shop: an end that stands for several pods means each of them, and what is allowed for some of
 * them alone is neither allowed nor denied.
 */
import { Namespaces, Peer, Port } from 'cdk8s-netpol';
import { netpolMatchers } from 'cdk8s-netpol/testing/jest';
import { failureOf } from './failure';
import { placeOf, shop } from './shop';

expect.extend(netpolMatchers);

const { app, front, batch, web, api, db, job } = shop();

describe('toAllow', () => {
  test('holds for a flow that a rule allows, by number, name, text and Port', () => {
    expect(app).toAllow({ from: web, to: api, port: 9090 });
    expect(app).toAllow({ from: web, to: api, port: 'grpc' });
    expect(app).toAllow({ from: web, to: api, port: 'tcp/9090' });
    expect(app).toAllow({ from: web, to: api, port: 'tcp/grpc' });
    expect(app).toAllow({ from: web, to: api, port: Port.tcp(9090) });
    expect(app).toAllow({ from: web, to: api, port: Port.named('grpc') });
  });

  test('means every declared port of the destination where none is named', () => {
    expect(app).toAllow({ from: api, to: db });
    const message = failureOf(() => {
      expect(app).toAllow({ from: web, to: api });
    });
    expect(message).toContain('every declared port');
    expect(message).toContain('front/Tier/web -> front/Tier/api, TCP 9091, is denied');
  });

  test('fails with the nearest policy and rule, the lines that made them, and what would have to change', () => {
    const message = failureOf(() => {
      expect(app).toAllow({ from: web, to: db });
    });
    expect(message).toContain('expected to be allowed: front/web -> data/db, every declared port');
    expect(message).toContain('front/Tier/web -> data/Tier/db, TCP 5432, is denied');
    expect(message).toContain(`data/db-allow-api (shop/data/db/allow-api, ${placeOf('allow-api')})`);
    expect(message).toMatch(/front\/Tier\/web .*ingress rule 0 of data\/db-allow-api/);
  });

  test('fails where one of several pods is denied', () => {
    const message = failureOf(() => {
      expect(app).toAllow({ from: front, to: api, port: 9090 });
    });
    expect(message).toContain('front/Tier/api, TCP 9090, is denied');
  });

  test('fails without a port where the destination declares none, and names the code', () => {
    const message = failureOf(() => {
      expect(app).toAllow({ from: batch, to: job });
    });
    expect(message).toMatch(/ports-missing: batch\/Tier\/job .*\n.*port: 8080/);
    expect(app).toAllow({ from: job, to: job, port: Port.all() });
  });

  test('fails where no destination has a port of the name', () => {
    const message = failureOf(() => {
      expect(app).toAllow({ from: web, to: api, port: 'metrics' });
    });
    expect(message).toContain('ports-missing: front/Tier/api');
  });

  test('with .not: none of it is allowed, and without a port nothing at all', () => {
    expect(app).not.toAllow({ from: web, to: db });
    expect(app).not.toAllow({ from: web, to: api, port: 9091 });
    // What is denied are the declared ports of one pod; the other pod of the same question is allowed.
    const mixed = { from: front, to: db, port: 5432 };
    expect(() => {
      expect(app).toAllow(mixed);
    }).toThrow('front/Tier/web -> data/Tier/db');
    const message = failureOf(() => {
      expect(app).not.toAllow(mixed);
    });
    expect(message).toContain('expected to be denied: namespace front -> data/db, TCP 5432');
    expect(message).toContain('front/Tier/api -> data/Tier/db, TCP 5432, is allowed');
    expect(message).toMatch(/to deny it: .*ingress rule 0 of data\/db-allow-api/);
  });
});

describe('toDeny', () => {
  test('means every port of every protocol where none is named', () => {
    expect(app).toDeny({ from: web, to: db });
    expect(app).toDeny({ from: batch, to: db });
    const message = failureOf(() => {
      expect(app).toDeny({ from: api, to: db });
    });
    expect(message).toContain('expected to be denied: front/api -> data/db, every port');
    expect(message).toContain(`data/db-allow-api (shop/data/db/allow-api, ${placeOf('allow-api')})`);
  });

  test('looks at the named ports alone', () => {
    expect(app).toDeny({ from: web, to: api, port: 9091 });
    expect(app).toDeny({ from: web, to: api, port: 'udp/9090' });
    expect(app).toDeny({ from: web, to: api, port: 'tcp/1-9089' });
    expect(app).toDeny({ from: web, to: api, port: Port.allUdp() });
    expect(() => {
      expect(app).toDeny({ from: web, to: api, port: 'tcp/9000-9100' });
    }).toThrow('TCP 9090, is allowed');
  });

  test('fails where it holds only because no destination has a port of the name', () => {
    const message = failureOf(() => {
      expect(app).toDeny({ from: web, to: api, port: 'metrics' });
    });
    expect(message).toContain('vacuous-assertion');
    expect(
      failureOf(() => {
        expect(app).not.toDeny({ from: web, to: api, port: 'metrics' });
      }),
    ).toContain('vacuous-assertion');
  });

  test('with .not: some of it is allowed', () => {
    expect(app).not.toDeny({ from: web, to: api });
    expect(app).not.toDeny({ from: front, to: db });
    const message = failureOf(() => {
      expect(app).not.toDeny({ from: web, to: db });
    });
    expect(message).toContain('expected some of it to be allowed: front/web -> data/db, every port');
    expect(message).toMatch(/front\/Tier\/web .*ingress rule 0 of data\/db-allow-api/);
  });
});

describe('ends', () => {
  test.each<[string, Parameters<typeof netpolMatchers.toAllow>[1]]>([
    ['Tiers', { from: api, to: db }],
    ['endpoint ids', { from: 'front/Tier/api', to: 'data/Tier/db' }],
    ['short endpoint ids', { from: 'front/api', to: 'data/db' }],
    ['an address as source', { from: '192.0.2.1', to: web }],
    ['a range of addresses as source', { from: 'ip:192.0.2.0/24', to: 'front/web' }],
    ['an address of the other family', { from: '2001:db8::1', to: web }],
    ['a Peer as source', { from: Peer.internet(), to: web }],
    ['a Peer as destination', { from: front, to: kubeDns(), port: 'udp/53' }],
    ['an address as destination', { from: job, to: '203.0.113.7', port: 443 }],
    ['a Namespace', { from: batch, to: web }],
  ])('can be %s', (_, flow) => {
    expect(app).toAllow(flow);
    expect(app).not.toDeny(flow);
    expect(() => {
      expect(app).toDeny(flow);
    }).toThrow('is allowed');
  });

  test('that are everybody stand for every pod and every address', () => {
    expect(app).toDeny({ from: Peer.anywhere(), to: db, port: 'udp/5432' });
    const message = failureOf(() => {
      expect(app).toAllow({ from: Peer.anywhere(), to: web });
    });
    // The database may send nothing; everybody else may.
    expect(message).toContain('data/Tier/db -> front/Tier/web, TCP 8080, is denied');
  });

  test('that are Peers stand for pods that are not there yet', () => {
    expect(app).toDeny({ from: Peer.pods({ labels: { app: 'stranger' }, namespaces: Namespaces.all() }), to: db });
    expect(app).toDeny({ from: front, to: Peer.host('example.com', { addresses: ['203.0.113.7'] }) });
    const message = failureOf(() => {
      expect(app).toDeny({
        from: Peer.pods({ labels: { team: 'x' }, namespaces: Namespaces.named('elsewhere') }),
        to: web,
      });
    });
    expect(message).toContain('elsewhere/{team=x} -> front/Tier/web');
  });

  test('that are Namespaces stand for pods without labels, too', () => {
    expect(app).toDeny({ from: '203.0.113.7', to: 'front/{}' });
    const message = failureOf(() => {
      expect(app).toDeny({ from: '203.0.113.7', to: batch });
    });
    expect(message).toMatch(/-> batch\/Tier\/job, .*, is allowed, and 1 further pair/);
  });
});

function kubeDns(): Peer {
  return Peer.pods({ labels: { 'k8s-app': 'kube-dns' }, namespaces: Namespaces.named('kube-system') });
}
