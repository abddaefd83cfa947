import { App } from 'cdk8s';
import {
  AllowDns,
  AllowTo,
  Application,
  Defaults,
  DenyAll,
  Dns,
  Namespace,
  Namespaces,
  Peer,
  Port,
  Tier,
} from 'cdk8s-netpol';
import { netpolMatchers } from 'cdk8s-netpol/testing/jest';
import { failureOf } from './failure';
import { shop } from './shop';

expect.extend(netpolMatchers);

/** A tier that may send nothing, in a namespace of its own. */
function tierIn(application: Application, name: string): Tier {
  const namespace = new Namespace(application, name);
  new DenyAll(namespace, 'default-deny');
  return new Tier(namespace, 'web');
}

function twoTiers() {
  const app = new App();
  const application = new Application(app, 'shop');
  return { app, application, web: tierIn(application, 'front'), other: tierIn(application, 'other') };
}

test('by default the resolvers are kube-dns', () => {
  const { app, front, web } = shop();
  expect(app).toHaveDns(web);
  expect(app).toHaveDns(front);
  expect(app).toHaveDns('front/Tier/web');
  expect(() => {
    expect(app).not.toHaveDns(web);
  }).toThrow(/kube-system\/\{k8s-app=kube-dns\}, (TCP|UDP) 53, is allowed/);
});

test('fails where a namespace does not allow it, naming a resolver and the policy', () => {
  const { app, web } = twoTiers();
  const message = failureOf(() => {
    expect(app).toHaveDns(web);
  });
  expect(message).toContain(
    'expected front/web to reach its resolvers: pods k8s-app=kube-dns of namespace kube-system',
  );
  expect(message).toMatch(/front\/Tier\/web -> kube-system\/\{k8s-app=kube-dns\}, (TCP|UDP) 53, is denied/);
  expect(message).toContain('front/default-deny (shop/front/default-deny, ');
  expect(app).not.toHaveDns(web);
});

test('needs UDP and TCP: with one of them alone it neither holds nor does its opposite', () => {
  const { app, application, web } = twoTiers();
  const system = Namespace.imported(application, 'system', 'kube-system');
  new AllowTo(web, 'dns', { to: [system], ports: [Port.udp(53)] });
  expect(() => {
    expect(app).toHaveDns(web);
  }).toThrow('TCP 53, is denied');
  expect(() => {
    expect(app).not.toHaveDns(web);
  }).toThrow('UDP 53, is allowed');
});

test('the profile in force at the construct decides, also where that is named by its id', () => {
  const { app, web, other } = twoTiers();
  Defaults.of(app).set({ dns: Dns.openShift() });
  Defaults.of(other).set({ dns: Dns.custom({ resolvers: [Peer.ipBlock('192.0.2.53/32')], port: 5300 }) });
  new AllowDns(web, 'allow-dns', { isolates: true });
  new AllowDns(other, 'allow-dns', { isolates: true });
  expect(app).toHaveDns(web);
  expect(app).toHaveDns(other);
  expect(app).toHaveDns('front/web');
  expect(app).toHaveDns('other/Tier/web');
  expect(app).toAllow({ from: other, to: '192.0.2.53', port: 'udp/5300' });
  expect(app).not.toHaveDns(web, Dns.kubeDns());
  expect(app).not.toHaveDns(other, Dns.openShift());
});

test('every resolver of a profile has to be reached', () => {
  const { app, web } = twoTiers();
  new AllowDns(web, 'allow-dns', { isolates: true });
  expect(() => {
    expect(app).toHaveDns(web, Dns.nodeLocalCache());
  }).toThrow('ip:169.254.20.10');
});

test('in a folder of manifests it is kube-dns, or what is given', () => {
  const frontend = Peer.pods({ labels: { app: 'frontend' }, namespaces: Namespaces.named('store-front') });
  const myapp = Peer.pods({ labels: { app: 'myapp' }, namespaces: Namespaces.named('default') });
  expect('dist/online-store').toHaveDns(frontend);
  expect('dist/P05').not.toHaveDns(myapp);
  expect('dist/P05').toHaveDns(myapp, Dns.custom({ resolvers: [Peer.ipBlock('8.8.8.8/32')] }));
});
