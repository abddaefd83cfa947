import { App } from 'cdk8s';
import { AllowTo, Application, Checks, DenyAll, Defaults, Diagnostics, Namespace, Port, Tier } from '../../lib';

/** An app that forgets name resolution. */
function shop(checks?: Checks): { app: App; deny: DenyAll } {
  const app = new App();
  if (checks) Defaults.of(app).set({ checks });
  const namespace = new Namespace(new Application(app, 'shop'), 'shop');
  const web = new Tier(namespace, 'web', { ports: [Port.tcp(80)] });
  const api = new Tier(namespace, 'api', { ports: [Port.tcp(81)] });
  const deny = new DenyAll(namespace, 'default-deny');
  new AllowTo(web, 'allow-api', { to: [api], rationale: 'orders' });
  return { app, deny };
}

const codesOf = (app: App): string[] => Diagnostics.of(app).warnings.map(({ code }) => code);

test('an app is checked where its Defaults ask for it', () => {
  expect(codesOf(shop().app)).toEqual([]);
  expect(codesOf(shop(Checks.NONE).app)).toEqual([]);
  expect(codesOf(shop(Checks.RECOMMENDED).app)).toEqual(['missing-dns-egress']);
  expect(codesOf(shop(Checks.STRICT).app)).toContain('missing-rationale');
});

test('a finding leads to the construct and its line, which can acknowledge it', () => {
  const { app, deny } = shop(Checks.RECOMMENDED);
  const [found] = Diagnostics.of(app).warnings;
  expect(found.constructPath).toBe(deny.node.path);
  expect(found.file).toMatch(/checks\.test\.ts$/);
  deny.acknowledge('missing-dns-egress', 'nothing here looks up names');
  expect(codesOf(app)).toEqual([]);
});

test.each<[string, Checks | undefined, Parameters<DenyAll['acknowledge']>[0], string[]]>([
  ['none runs', undefined, 'missing-dns-egress', []],
  ['the preset does not have it', Checks.RECOMMENDED, 'wide-ip-block', ['missing-dns-egress']],
  [
    'it needs what an app does not tell',
    Checks.STRICT,
    'unsupported-by-cni',
    ['missing-dns-egress', 'missing-rationale'],
  ],
  ['it runs', Checks.RECOMMENDED, 'allow-all-rule', ['missing-dns-egress', 'stale-acknowledgement']],
])('an acknowledgement of a check, where %s', (_title, checks, code, expected) => {
  const { app, deny } = shop(checks);
  deny.acknowledge(code, 'fine');
  expect([...new Set(codesOf(app))].sort()).toEqual(expected);
});
