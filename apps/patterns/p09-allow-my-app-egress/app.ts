/**
 * P09: an application that calls one API outside the cluster.
 *
 * Allowed: pods app=my-app reach api.example.com, which is 192.0.2.100, on TCP 443.
 * Not allowed: everything else that the pods might send. They cannot even look the name up (T7): add an AllowDns rule
 * unless the address is configured.
 *
 * NetworkPolicy knows no names. `Peer.host` writes the address and keeps the name in an annotation, so that whoever finds
 * the address later knows what it stands for, and when it should be looked up again (T6).
 */
import { App } from 'cdk8s';
import { AllowTo, Application, Namespace, Peer, Port, Tier } from 'cdk8s-netpol';

export const id = 'P09';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const namespace = new Namespace(new Application(app, 'my-app'), 'default');

  const myApp = new Tier(namespace, 'my-app', { labels: { app: 'my-app' } });

  new AllowTo(myApp, 'allow-api', {
    policyName: 'allow-my-app-egress',
    to: [Peer.host('api.example.com', { addresses: ['192.0.2.100'] })],
    ports: [Port.tcp(443)],
    isolates: true,
    rationale: 'the address was resolved by hand: resolve the name again when the host moves',
    reviewBy: '2031-01-31',
  });

  return app;
}
