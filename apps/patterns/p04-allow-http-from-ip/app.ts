/**
 * P04: a web server that one office network reaches over HTTP.
 *
 * Allowed: addresses in 192.168.1.0/24 reach pods app=web on TCP 80.
 * Not allowed: every other address, every other port, and every pod: an ip block means addresses outside the cluster, and
 * whether a pod's own address counts depends on the network plugin.
 *
 * The port is that of the container, not that of a Service in front of it. A range that is no CIDR, or has bits set beyond
 * its prefix, is an error at this line (T3).
 */
import { App } from 'cdk8s';
import { AllowFrom, Application, Namespace, Peer, Port, Tier } from 'cdk8s-netpol';

export const id = 'P04';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const namespace = new Namespace(new Application(app, 'web'), 'default');

  const web = new Tier(namespace, 'web', { labels: { app: 'web' } });

  new AllowFrom(web, 'allow-office', {
    policyName: 'allow-http-from-ip',
    from: [Peer.ipBlock('192.168.1.0/24')],
    ports: [Port.tcp(80)],
    isolates: true,
  });

  return app;
}
