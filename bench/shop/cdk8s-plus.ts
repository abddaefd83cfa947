/* The same shop with cdk8s-plus: deny by default, web to api to db. It writes the pods too. */
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const shop = new Chart(app, 'shop');
const pod = (name: string, namespace: string, portNumber: number): kplus.Pod =>
  new kplus.Pod(shop, name, {
    metadata: { namespace, labels: { app: name } },
    containers: [{ image: name, portNumber }],
  });
const web = pod('web', 'shop-front', 8080);
const api = pod('api', 'shop-front', 9090);
const db = pod('postgres', 'shop-data', 5432);
for (const namespace of ['shop-front', 'shop-data']) {
  new kplus.NetworkPolicy(shop, `deny-${namespace}`, {
    metadata: { namespace },
    egress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
    ingress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
  });
}
const fromAnywhere = new kplus.NetworkPolicy(shop, 'allow-internet', {
  selector: web,
  metadata: { namespace: 'shop-front' },
});
fromAnywhere.addIngressRule(kplus.NetworkPolicyIpBlock.anyIpv4(shop, 'any-ipv4'), [kplus.NetworkPolicyPort.tcp(8080)]);
api.connections.allowFrom(web);
db.connections.allowFrom(api);
app.synth();
