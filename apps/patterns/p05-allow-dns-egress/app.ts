/**
 * P05: an application that may resolve names at one public resolver, and do nothing else.
 *
 * Allowed: pods app=myapp reach 8.8.8.8 on port 53, by UDP and by TCP: long answers come by TCP (T7).
 * Not allowed: everything else that the pods might send, the cluster's own DNS among it.
 */
import { App } from 'cdk8s';
import { AllowDns, Application, Dns, Namespace, Peer, Tier } from 'cdk8s-netpol';

export const id = 'P05';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const namespace = new Namespace(new Application(app, 'myapp'), 'default');

  const myapp = new Tier(namespace, 'myapp', { labels: { app: 'myapp' } });

  new AllowDns(myapp, 'allow-dns', {
    policyName: 'allow-dns-egress',
    dns: Dns.custom({ resolvers: [Peer.ipBlock('8.8.8.8/32')] }),
    isolates: true,
  });

  return app;
}
