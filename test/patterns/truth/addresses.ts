/** What patterns mean whose peers are addresses outside the cluster. Written by hand from the table of patterns. */
import { allowed, denied, deployment, KUBE_DNS, pod, unknown, type TruthTable } from '../../support/truth-table';

const OTHER = deployment('default/other', { app: 'other' });
const SANDBOX = deployment('sandbox/other', { app: 'other' });

/** By the id of the pattern. */
export const ADDRESSES: Readonly<Record<string, readonly TruthTable[]>> = {
  P04: [
    {
      title: 'the office reaches the web server',
      pods: [
        deployment('default/web', { app: 'web' }, { ports: { http: 80 } }),
        OTHER,
        pod('sandbox/elsewhere', {}, { address: '10.1.2.3' }),
        pod('sandbox/in-the-range', {}, { address: '192.168.1.9' }),
        deployment('sandbox/web', { app: 'web' }),
      ],
      rows: [
        allowed('192.168.1.0', 'default/web', 'TCP 80', 'the first address of the range'),
        allowed('192.168.1.255', 'default/web', 'TCP 80', 'the last address of the range'),
        denied('192.168.0.255', 'default/web', 'TCP 80', 'one before the range'),
        denied('192.168.2.0', 'default/web', 'TCP 80', 'one behind the range'),
        denied('192.168.1.20', 'default/web', 'TCP 81', 'the next port'),
        denied('192.168.1.20', 'default/web', 'UDP 80', 'another protocol'),
        denied('2001:db8::50', 'default/web', 'TCP 80', 'an IPv4 range holds no IPv6 address'),
        denied('sandbox/elsewhere', 'default/web', 'TCP 80', 'a pod with another address'),
        allowed('sandbox/in-the-range', 'default/web', 'TCP 80', 'a pod counts by its address (S45)'),
        unknown('default/other', 'default/web', 'TCP 80', 'its address may be in the range'),
        denied('default/other', 'default/web', 'TCP 443', 'whatever its address, this port is not allowed'),
        allowed('203.0.113.50', 'default/other', 'TCP 80', 'other pods are not selected'),
        allowed('default/web', '203.0.113.50', 'TCP 443', 'egress is not isolated'),
        allowed('203.0.113.50', 'sandbox/web', 'TCP 80', 'T1: the policy selects pods of its own namespace'),
      ],
    },
  ],
  P05: [
    {
      title: 'names are resolved at one public resolver',
      pods: [
        deployment('default/myapp', { app: 'myapp' }),
        deployment('sandbox/myapp', { app: 'myapp' }),
        OTHER,
        KUBE_DNS,
      ],
      rows: [
        allowed('default/myapp', '8.8.8.8', 'UDP 53', 'the resolver'),
        allowed('default/myapp', '8.8.8.8', 'TCP 53', 'T7: long answers come by TCP'),
        denied('default/myapp', '8.8.8.8', 'TCP 54', 'the next port'),
        denied('default/myapp', '8.8.8.8', 'UDP 54', 'the next port, by UDP'),
        denied('default/myapp', '8.8.8.8', 'UDP 443', 'another port'),
        denied('default/myapp', '8.8.8.9', 'UDP 53', 'the next address'),
        denied('default/myapp', '8.8.4.4', 'UDP 53', 'another resolver'),
        denied(
          'default/myapp',
          'kube-system/coredns',
          'UDP 53',
          'whichever private address the pod has, it is not 8.8.8.8',
        ),
        denied('default/myapp', 'default/other', 'TCP 80', 'another pod'),
        allowed('sandbox/myapp', '8.8.4.4', 'UDP 53', 'another namespace is not selected'),
        allowed('default/other', '8.8.4.4', 'UDP 53', 'other pods are not selected'),
        allowed('203.0.113.50', 'default/myapp', 'TCP 80', 'ingress is not isolated'),
      ],
    },
  ],
  P08: [
    {
      title: 'the office reaches the web application',
      pods: [
        deployment('webapp-namespace/my-web-app', { app: 'my-web-app' }, { ports: { http: 80 } }),
        deployment('webapp-namespace/worker', { app: 'worker' }),
        pod('sandbox/elsewhere', {}, { address: '172.16.5.6' }),
        deployment('sandbox/unplaced', {}),
      ],
      rows: [
        allowed('192.168.1.77', 'webapp-namespace/my-web-app', 'TCP 80', 'an address of the office'),
        denied('192.168.1.77', 'webapp-namespace/my-web-app', 'TCP 81', 'the next port'),
        denied('192.168.1.77', 'webapp-namespace/my-web-app', 'UDP 80', 'another protocol'),
        denied('192.168.0.77', 'webapp-namespace/my-web-app', 'TCP 80', 'the range beside the office'),
        denied('203.0.113.50', 'webapp-namespace/my-web-app', 'TCP 80', 'another address'),
        denied('10.168.1.77', 'webapp-namespace/my-web-app', 'TCP 80', 'an address that ends alike'),
        denied('sandbox/elsewhere', 'webapp-namespace/my-web-app', 'TCP 80', 'a pod with another address'),
        unknown('sandbox/unplaced', 'webapp-namespace/my-web-app', 'TCP 80', 'its address may be in the range'),
        allowed('203.0.113.50', 'webapp-namespace/worker', 'TCP 80', 'other pods are not selected'),
        allowed('webapp-namespace/my-web-app', 'webapp-namespace/worker', 'TCP 8080', 'egress is not isolated'),
      ],
    },
  ],
  P09: [
    {
      title: 'the application sends to one address, which its name had once',
      pods: [deployment('default/my-app', { app: 'my-app' }), OTHER, SANDBOX, KUBE_DNS],
      rows: [
        allowed('default/my-app', '192.0.2.100', 'TCP 443', 'the address as somebody resolved it'),
        denied('default/my-app', '192.0.2.101', 'TCP 443', 'T6: the address that the name may have tomorrow'),
        denied('default/my-app', '192.0.2.100', 'TCP 80', 'another port'),
        denied('default/my-app', '192.0.2.100', 'TCP 444', 'the next port'),
        denied('default/my-app', '192.0.2.100', 'UDP 443', 'another protocol'),
        denied('default/my-app', 'kube-system/coredns', 'UDP 53', 'T7: names are not resolved'),
        denied('default/my-app', 'default/other', 'TCP 443', 'a pod of the namespace'),
        denied('default/my-app', 'sandbox/other', 'TCP 443', 'a pod of another namespace'),
        allowed('default/other', '192.0.2.101', 'TCP 443', 'other pods are not selected'),
        allowed('sandbox/other', 'default/my-app', 'TCP 80', 'ingress is not isolated'),
      ],
    },
  ],
  P20: [
    {
      title: 'a public resolver and the internet, but nothing private',
      pods: [
        deployment('my-namespace/app', { app: 'app' }),
        pod('my-namespace/neighbour', {}, { address: '10.1.2.4' }),
        pod('kube-system/resolver', { 'k8s-app': 'kube-dns' }, { address: '10.244.0.2' }),
        SANDBOX,
      ],
      rows: [
        allowed('my-namespace/app', '8.8.8.8', 'UDP 53', 'the resolver'),
        allowed('my-namespace/app', '8.8.8.8', 'TCP 53', 'the resolver, by TCP'),
        allowed('my-namespace/app', '203.0.113.50', 'TCP 443', 'the internet'),
        allowed('my-namespace/app', '1.1.1.1', 'UDP 53', 'the internet has other resolvers'),
        denied('my-namespace/app', '10.0.0.0', 'TCP 443', 'the first private address of all'),
        denied('my-namespace/app', '172.31.255.255', 'TCP 443', 'the last address of a private range'),
        allowed('my-namespace/app', '172.32.0.0', 'TCP 443', 'the first one behind it'),
        denied('my-namespace/app', '192.168.7.7', 'TCP 443', 'the third private range'),
        allowed('my-namespace/app', '169.254.169.254', 'TCP 80', 'link-local addresses are no exception of this one'),
        denied('my-namespace/app', '2001:db8::50', 'TCP 443', 'an IPv4 range holds no IPv6 address'),
        denied('my-namespace/app', 'my-namespace/neighbour', 'TCP 80', 'a neighbour has a private address'),
        denied('my-namespace/app', 'kube-system/resolver', 'UDP 53', 'T7: so has the resolver of the cluster'),
        unknown('my-namespace/app', 'sandbox/other', 'TCP 80', 'its address may be one of 100.64.0.0/10'),
        allowed('sandbox/other', '10.0.0.0', 'TCP 443', 'other namespaces are not selected'),
        allowed('203.0.113.50', 'my-namespace/app', 'TCP 80', 'ingress is not isolated'),
      ],
    },
  ],
  P24: [
    {
      title: 'the database sends to one server outside',
      pods: [deployment('default/database', { app: 'database' }), OTHER, SANDBOX, KUBE_DNS],
      rows: [
        allowed('default/database', '203.0.113.10', 'TCP 443', 'the server'),
        allowed('default/database', '203.0.113.10', 'UDP 9000', 'on every port'),
        denied('default/database', '203.0.113.11', 'TCP 443', 'the next address'),
        denied('default/database', 'default/other', 'TCP 443', 'a pod of the namespace'),
        denied('default/database', 'sandbox/other', 'TCP 443', 'a pod of another namespace'),
        denied('default/database', 'kube-system/coredns', 'UDP 53', 'T7: names are not resolved'),
        allowed('default/other', 'default/database', 'TCP 5432', 'ingress is not isolated'),
        allowed('203.0.113.11', 'default/database', 'TCP 5432', 'ingress is not isolated, from outside'),
      ],
    },
  ],
};
