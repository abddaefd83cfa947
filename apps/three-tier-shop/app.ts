/**
 * A shop of three tiers in two namespaces. Customers come through the ingress controller to the web tier, the web tier
 * calls the API, the API keeps its data in PostgreSQL, and Prometheus scrapes all three. Nothing else may talk to
 * anything, and every pod resolves names.
 */
import { App } from 'cdk8s';
import { AllowIngressController, AllowPrometheus, Application, Port, ThreeTierApplication } from 'cdk8s-netpol';

const METRICS = Port.tcp(9102, 'metrics');

export function build(outdir: string): App {
  const app = new App({ outdir });
  const application = new Application(app, 'shop');

  const { web, api, database } = new ThreeTierApplication(application, 'shop', {
    web: { namespace: 'shop-front', labels: { app: 'web' }, ports: [Port.tcp(8080, 'http')] },
    api: { namespace: 'shop-front', labels: { app: 'api' }, ports: [Port.tcp(9090, 'grpc')] },
    database: { namespace: 'shop-data', labels: { app: 'postgres' }, ports: [Port.tcp(5432)] },
    createNamespaces: true,
    owner: 'team-shop',
  });

  new AllowIngressController(web, 'allow-ingress-controller', {
    rationale: 'Customers reach the shop through the ingress controller.',
    owner: 'team-shop',
  });
  for (const tier of [web, api, database]) {
    new AllowPrometheus(tier, 'allow-prometheus', {
      ports: [METRICS],
      rationale: 'Alerts are made from the metrics of every tier.',
      owner: 'team-monitoring',
    });
  }
  return app;
}
