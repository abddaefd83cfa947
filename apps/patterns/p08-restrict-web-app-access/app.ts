/**
 * P08: a web application that is open to one network alone.
 *
 * Allowed: addresses in 192.168.1.0/24 reach pods app=my-web-app on TCP 80.
 * Not allowed: every other address and port, and the other pods of the cluster.
 *
 * Behind a load balancer the address that counts is the one that arrives at the pod; it is the client's only where the
 * Service keeps it (externalTrafficPolicy: Local). The range is checked where it is written (T3).
 */
import { App } from 'cdk8s';
import { AllowFrom, Application, Namespace, Peer, Port, Tier } from 'cdk8s-netpol';

export const id = 'P08';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const namespace = new Namespace(new Application(app, 'web-app'), 'webapp-namespace');

  const webApp = new Tier(namespace, 'my-web-app', { labels: { app: 'my-web-app' }, ports: [Port.tcp(80, 'http')] });

  new AllowFrom(webApp, 'allow-office', {
    policyName: 'restrict-web-app-access',
    from: [Peer.ipBlock('192.168.1.0/24')],
    isolates: true,
  });

  return app;
}
