/**
 * P21: one service calls another, beside an Istio mesh.
 *
 * Allowed: pods app=service-a reach pods app=service-b of the same namespace on TCP 8080.
 * Not allowed: anybody else reaching service-b, and service-a on another port.
 *
 * The network policy judges packets by pod and port; the mesh judges requests by the identity of the caller. Both must
 * allow a call, and neither replaces the other: a pod without a sidecar is held back by the policy alone. In Istio's
 * ambient mode calls arrive on TCP 15008 instead, which the policy has to allow then.
 *
 * Written without policyTypes, the API server would fill in Ingress, and Egress as soon as somebody adds an egress rule.
 * They are always written here (T8). A caller in another namespace is a Tier of that namespace (T1).
 */
import { App } from 'cdk8s';
import { AllowFrom, Application, Namespace, Port, Tier } from 'cdk8s-netpol';

export const id = 'P21';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const namespace = new Namespace(new Application(app, 'mesh'), 'default');

  const serviceA = new Tier(namespace, 'service-a', { labels: { app: 'service-a' } });
  const serviceB = new Tier(namespace, 'service-b', { labels: { app: 'service-b' }, ports: [Port.tcp(8080, 'http')] });

  new AllowFrom(serviceB, 'allow-service-a', {
    policyName: 'allow-service-a-to-service-b',
    from: [serviceA],
    isolates: true,
  });

  return app;
}
