/* The three-tier shop with our constructs: deny by default, web to api to db. */
import { App } from 'cdk8s';
import { AllowFrom, Application, DenyAll, Namespace, Peer, Port, Tier } from 'cdk8s-netpol';

const app = new App();
const shop = new Application(app, 'shop');
const front = new Namespace(shop, 'shop-front');
const data = new Namespace(shop, 'shop-data');
const web = new Tier(front, 'web', { labels: { app: 'web' }, ports: [Port.tcp(8080)] });
const api = new Tier(front, 'api', { labels: { app: 'api' }, ports: [Port.tcp(9090)] });
const db = new Tier(data, 'db', { labels: { app: 'postgres' }, ports: [Port.tcp(5432)] });
for (const namespace of [front, data]) new DenyAll(namespace, 'default-deny');
new AllowFrom(web, 'allow-internet', { from: [Peer.anywhere()] });
new AllowFrom(api, 'allow-web', { from: [web] });
new AllowFrom(db, 'allow-api', { from: [api] });
app.synth();
