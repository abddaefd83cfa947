/**
 * P20: control egress: a public resolver and the internet, but nothing private.
 *
 * Allowed: every pod of `my-namespace` reaches 8.8.8.8 on port 53, by UDP and by TCP, and every IPv4 address outside the
 * private ranges, on every port.
 * Not allowed: the private ranges, and with them the other pods and the cluster's own DNS; all of IPv6.
 *
 * What is often written instead, "8.8.8.8/32 except 10.0.0.0/8", the API server rejects: an exception must lie inside the
 * range that it narrows (T3). The exceptions belong to the wide rule, and each rule is a policy of its own: in one policy
 * for the namespace (Grouping.PER_SUBJECT) the resolver would be left out as already covered, since it is a public
 * address. `Peer.internet()` leaves out link-local, loopback and other special ranges too, and has IPv6.
 */
import { App } from 'cdk8s';
import { AllowDns, AllowTo, Application, Dns, Namespace, Peer, Port } from 'cdk8s-netpol';

export const id = 'P20';

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

export function build(outdir: string): App {
  const app = new App({ outdir });
  const namespace = new Namespace(new Application(app, 'egress'), 'my-namespace');

  new AllowDns(namespace, 'allow-dns-egress', {
    dns: Dns.custom({ resolvers: [Peer.ipBlock('8.8.8.8/32')] }),
    isolates: true,
  });
  new AllowTo(namespace, 'allow-internet-egress', {
    to: [Peer.ipBlock('0.0.0.0/0', { except: PRIVATE })],
    ports: [Port.all()],
    isolates: true,
  });

  return app;
}
