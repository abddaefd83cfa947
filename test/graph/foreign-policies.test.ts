import { ApiObject, App } from 'cdk8s';
import { AllowFrom, Application, Diagnostics, Namespace, Port, Tier } from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';

/** Whether all pods are isolated is in question here, and a rule without limits lets out what nothing declares. */
const EXPECTED = ['partly-isolated', 'foreign-flow'];

/** Names of the policies of an app in which web may reach db, beside a policy with that spec in the namespace of web. */
function namesBeside(spec: unknown, namespace: string | undefined = 'front', home = 'front'): string[] {
  const app = new App();
  const shop = new Application(app, 'shop');
  const web = new Tier(new Namespace(shop, home), 'web', { labels: { app: 'web' } });
  const db = new Tier(new Namespace(shop, 'back'), 'db', { ports: [Port.tcp(5432)] });
  new AllowFrom(db, 'allow-web', { from: [web], isolates: true });
  new ApiObject(shop, 'raw', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'raw', namespace },
    spec,
  });
  expect(Diagnostics.of(app).all.filter(({ code }) => !EXPECTED.includes(code))).toEqual([]);
  return SynthesizedPolicies.of(app).ids.filter((id) => id.endsWith('-egress'));
}

const HALF = ['front/db-allow-web-egress'];

test.each<[string, unknown, string[]]>([
  ['egress is listed', { podSelector: {}, policyTypes: ['Egress'] }, HALF],
  ['egress is listed twice', { podSelector: {}, policyTypes: ['Egress', 'Egress'] }, HALF],
  ['ingress alone is listed (S5)', { podSelector: {}, policyTypes: ['Ingress'], egress: [{}] }, []],
  ['an egress rule without policyTypes (S4)', { podSelector: {}, egress: [{}] }, HALF],
  ['an empty egress list without policyTypes (S4)', { podSelector: {}, egress: [] }, []],
  ['no spec (S3)', undefined, []],
  ['no pod selector (S2)', { policyTypes: ['Egress'] }, HALF],
  ['these pods', { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Egress'] }, HALF],
  ['other pods', { podSelector: { matchLabels: { app: 'x' } }, policyTypes: ['Egress'] }, []],
  [
    'these pods by expressions',
    { podSelector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, policyTypes: ['Egress'] },
    HALF,
  ],
])('whether a policy that the constructs did not make isolates: %s', (_, spec, halves) => {
  expect(namesBeside(spec)).toEqual(halves);
});

test('a policy isolates in its own namespace, which is default where it names none (S1)', () => {
  const spec = { podSelector: {}, policyTypes: ['Egress'] };
  expect(namesBeside(spec, 'elsewhere')).toEqual([]);
  expect(namesBeside(spec, '')).toEqual([]);
  expect(namesBeside(spec, '', 'default')).toEqual(['default/db-allow-web-egress']);
});
