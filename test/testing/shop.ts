import { readFileSync } from 'node:fs';
import { App } from 'cdk8s';
import { AllowDns, AllowFrom, Application, DenyAll, Namespace, Peer, Port, Tier } from 'cdk8s-netpol';

/**
 * Web takes requests from everywhere and calls the API, the API calls the database; all pods may resolve names. The batch
 * namespace has no policy at all.
 */
export function shop() {
  const app = new App();
  const application = new Application(app, 'shop');
  const front = new Namespace(application, 'front');
  const data = new Namespace(application, 'data');
  const batch = new Namespace(application, 'batch');
  const web = new Tier(front, 'web', { labels: { app: 'web' }, ports: [Port.tcp(8080, 'http')] });
  const api = new Tier(front, 'api', { labels: { app: 'api' }, ports: [Port.tcp(9090, 'grpc'), Port.tcp(9091)] });
  const db = new Tier(data, 'db', { labels: { app: 'postgres' }, ports: [Port.tcp(5432)] });
  const job = new Tier(batch, 'job', { labels: { app: 'job' } });
  for (const namespace of [front, data]) {
    new DenyAll(namespace, 'default-deny');
    new AllowDns(namespace, 'allow-dns');
  }
  new AllowFrom(web, 'allow-internet', { from: [Peer.anywhere()] });
  new AllowFrom(api, 'allow-web', { from: [web], ports: [Port.tcp(9090)] });
  new AllowFrom(db, 'allow-api', { from: [api] });
  return { app, application, front, data, batch, web, api, db, job };
}

const lines = readFileSync(__filename, 'utf8').split('\n');

/** Where the shop makes the construct with this id, as explanations write it. */
export function placeOf(id: string): string {
  const line = lines.findIndex((text) => /^\s+new /.test(text) && text.includes(`'${id}'`)) + 1;
  return `${__filename}:${line}`;
}
