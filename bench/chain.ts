import { ApiObject, App, Chart } from 'cdk8s';
import { AllowFrom, Application, DenyAll, Namespace, Port, Tier } from 'cdk8s-netpol';
import * as kplus from 'cdk8s-plus-28';

type PlainObject = Record<string, unknown>;

/** The same graph three times: pods in a chain, each allowed to be reached by its predecessor, both ends isolated. */
export interface Chain {
  readonly pods: number;
  readonly charts: number;
}

/** Pods of one chart, numbered over the whole chain. */
function podsOfChart({ pods, charts }: Chain, chart: number): number[] {
  const size = Math.ceil(pods / charts);
  return Array.from({ length: Math.min(size, pods - chart * size) }, (_, position) => chart * size + position);
}

/** With our constructs: tiers, a rule for each edge, validation on. Writes two policies an edge and one a namespace. */
export function buildOurs(chain: Chain, outdir: string): App {
  const app = new App({ outdir });
  let previous: Tier | undefined;
  for (let chart = 0; chart < chain.charts; chart++) {
    const application = new Application(app, `chart-${chart}`);
    const namespace = new Namespace(application, `ns-${chart}`);
    new DenyAll(namespace, 'default-deny');
    for (const pod of podsOfChart(chain, chart)) {
      const tier = new Tier(namespace, `pod-${pod}`, { labels: { app: `pod-${pod}` }, ports: [Port.tcp(8080)] });
      if (previous) new AllowFrom(tier, 'allow', { from: [previous] });
      previous = tier;
    }
  }
  return app;
}

/** With cdk8s-plus: pods with a container port, `connections` for each edge. Also writes the pods themselves. */
export function buildCdk8sPlus(chain: Chain, outdir: string, connected = true): App {
  const app = new App({ outdir });
  let previous: kplus.Pod | undefined;
  for (let chart = 0; chart < chain.charts; chart++) {
    const scope = new Chart(app, `chart-${chart}`, { namespace: `ns-${chart}` });
    for (const number of podsOfChart(chain, chart)) {
      const pod = new kplus.Pod(scope, `pod-${number}`, {
        metadata: { namespace: `ns-${chart}` },
        containers: [{ image: 'app', portNumber: 8080 }],
      });
      if (previous && connected) pod.connections.allowFrom(previous);
      previous = pod;
    }
  }
  return app;
}

/** With bare cdk8s: one ApiObject for each policy that our constructs write, with the same specs. */
export function buildBare(chain: Chain, outdir: string): App {
  const app = new App({ outdir });
  const policy = (chart: Chart, namespace: string, name: string, spec: PlainObject): void => {
    const labels = { 'cdk8s-netpol/layer': 'application' };
    const metadata = { name, namespace, labels };
    new ApiObject(chart, name, { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec });
  };
  let previous: { readonly chart: Chart; readonly namespace: string; readonly name: string } | undefined;
  for (let number = 0; number < chain.charts; number++) {
    const chart = new Chart(app, `chart-${number}`);
    const namespace = `ns-${number}`;
    policy(chart, namespace, 'default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    for (const pod of podsOfChart(chain, number)) {
      const name = `pod-${pod}`;
      const end = { chart, namespace, name };
      if (previous) {
        const ports = [{ port: 8080, protocol: 'TCP' }];
        policy(chart, namespace, `${name}-allow`, {
          ingress: [{ from: [peer(previous, namespace)], ports }],
          podSelector: { matchLabels: { app: name } },
          policyTypes: ['Ingress'],
        });
        policy(previous.chart, previous.namespace, `${name}-allow-egress`, {
          egress: [{ ports, to: [peer(end, previous.namespace)] }],
          podSelector: { matchLabels: { app: previous.name } },
          policyTypes: ['Egress'],
        });
      }
      previous = end;
    }
  }
  return app;
}

function peer(end: { readonly namespace: string; readonly name: string }, home: string): PlainObject {
  const podSelector = { matchLabels: { app: end.name } };
  if (end.namespace === home) return { podSelector };
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': end.namespace } }, podSelector };
}
