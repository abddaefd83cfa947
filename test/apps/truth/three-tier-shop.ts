/** Who reaches whom in the three-tier shop, as its app describes it. */
import { allowed, denied, deployment, KUBE_DNS, pod, type TruthTable } from '../../support/truth-table';

const NGINX = { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' };
const PROMETHEUS = { 'app.kubernetes.io/name': 'prometheus' };

export const THREE_TIER_SHOP: readonly TruthTable[] = [
  {
    title: 'customers, web, API, database',
    pods: [
      deployment('shop-front/web', { app: 'web' }, { ports: { http: 8080 } }),
      deployment('shop-front/api', { app: 'api' }, { ports: { grpc: 9090 } }),
      deployment('shop-data/postgres', { app: 'postgres' }, { ports: { sql: 5432 } }),
      pod('shop-front/debug', { app: 'debug' }),
      pod('shop-data/api', { app: 'api' }),
      deployment('ingress-nginx/controller', NGINX),
      deployment('ingress-nginx/admission', { 'app.kubernetes.io/name': 'ingress-nginx' }),
      deployment('sandbox/controller', NGINX),
      deployment('sandbox/web', { app: 'web' }),
    ],
    rows: [
      allowed('ingress-nginx/controller', 'shop-front/web', 'TCP 8080', 'customers come through the controller'),
      denied('ingress-nginx/controller', 'shop-front/web', 'TCP 8081', 'the next port'),
      denied('ingress-nginx/controller', 'shop-front/web', 'UDP 8080', 'another protocol'),
      denied('ingress-nginx/admission', 'shop-front/web', 'TCP 8080', 'another pod of the controller'),
      denied('sandbox/controller', 'shop-front/web', 'TCP 8080', 'a controller of another namespace'),
      denied('ingress-nginx/controller', 'shop-front/api', 'TCP 9090', 'past the web tier'),
      denied('203.0.113.50', 'shop-front/web', 'TCP 8080', 'past the controller'),
      allowed('shop-front/web', 'shop-front/api', 'TCP 9090', 'the web tier calls the API'),
      denied('shop-front/web', 'shop-front/api', 'TCP 9091', 'the next port, which both ends shut'),
      denied('shop-front/web', 'shop-data/postgres', 'TCP 5432', 'past the API'),
      denied('shop-front/api', 'shop-front/web', 'TCP 8080', 'the way back'),
      denied('shop-front/debug', 'shop-front/api', 'TCP 9090', 'somebody else of the namespace'),
      denied('sandbox/web', 'shop-front/api', 'TCP 9090', 'T1: another namespace'),
      allowed('shop-front/api', 'shop-data/postgres', 'TCP 5432', 'the API keeps its data there'),
      denied('shop-front/api', 'shop-data/postgres', 'UDP 5432', 'another protocol'),
      denied('shop-data/api', 'shop-data/postgres', 'TCP 5432', 'T1: the namespace of the policy'),
      denied('shop-data/postgres', 'sandbox/web', 'TCP 80', 'the database sends nothing'),
      denied('shop-front/web', '203.0.113.50', 'TCP 443', 'nothing leaves the cluster'),
    ],
  },
  {
    title: 'names and metrics',
    pods: [
      deployment('shop-front/web', { app: 'web' }),
      deployment('shop-front/api', { app: 'api' }),
      deployment('shop-data/postgres', { app: 'postgres' }),
      pod('shop-front/debug', { app: 'debug' }),
      deployment('monitoring/prometheus', PROMETHEUS),
      deployment('monitoring/grafana', { 'app.kubernetes.io/name': 'grafana' }),
      deployment('sandbox/prometheus', PROMETHEUS),
      deployment('kube-system/metrics-server', { 'k8s-app': 'metrics-server' }),
      deployment('sandbox/coredns', { 'k8s-app': 'kube-dns' }),
      KUBE_DNS,
    ],
    rows: [
      allowed('shop-front/debug', 'kube-system/coredns', 'UDP 53', 'every pod resolves names'),
      allowed('shop-data/postgres', 'kube-system/coredns', 'TCP 53', 'in both namespaces, also by TCP'),
      denied('shop-front/web', 'kube-system/coredns', 'TCP 9153', 'the metrics of the resolver'),
      denied('shop-front/web', 'kube-system/metrics-server', 'UDP 53', 'another pod of kube-system'),
      denied('shop-front/web', 'sandbox/coredns', 'UDP 53', 'a resolver of another namespace'),
      denied('shop-front/web', '8.8.8.8', 'UDP 53', 'a resolver outside'),
      allowed('monitoring/prometheus', 'shop-front/web', 'TCP 9102', 'Prometheus scrapes the web tier'),
      allowed('monitoring/prometheus', 'shop-front/api', 'TCP 9102', 'and the API'),
      allowed('monitoring/prometheus', 'shop-data/postgres', 'TCP 9102', 'and the database'),
      denied('monitoring/prometheus', 'shop-data/postgres', 'TCP 5432', 'but no more than that'),
      denied('monitoring/prometheus', 'shop-front/debug', 'TCP 9102', 'a pod of no tier'),
      denied('monitoring/grafana', 'shop-front/web', 'TCP 9102', 'another pod of monitoring'),
      denied('sandbox/prometheus', 'shop-front/web', 'TCP 9102', 'a Prometheus of another namespace'),
    ],
  },
];
