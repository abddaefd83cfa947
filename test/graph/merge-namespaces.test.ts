import { App } from 'cdk8s';
import { AllowFrom, Application, DenyAll, Diagnostics, Namespace, Port, Tier, type NamespaceProps } from 'cdk8s-netpol';

const NAME_LABEL = 'kubernetes.io/metadata.name';

function codesOf(...declared: NamespaceProps[]): string[] {
  const app = new App();
  const shop = new Application(app, 'shop');
  const made = declared.map((props, index) => new Namespace(shop, `n${index}`, { name: 'front', ...props }));
  new DenyAll(made[0], 'deny');
  return Diagnostics.of(app).all.map(({ code }) => code);
}

test.each<[string, NamespaceProps[], string[]]>([
  ['labels that add up', [{ labels: { a: '1' } }, { labels: { b: '2' } }], []],
  ['labels that agree', [{ labels: { a: '1' } }, { labels: { a: '1' } }], []],
  ['labels that disagree', [{ labels: { a: '1' } }, { labels: { a: '2' } }], ['namespace-labels-disagree']],
  ['a label named like what every object inherits', [{ labels: { constructor: 'x' } }, {}], []],
  ['its own name as label', [{ labels: { [NAME_LABEL]: 'front' } }], []],
  ['the name of another one as label (S26)', [{ labels: { [NAME_LABEL]: 'back' } }], ['label-value-invalid']],
  ['selection by labels that it has', [{ labels: { a: '1' }, selectedByLabels: true }], []],
  ['selection by labels that it lacks', [{ selectedByLabels: true }], ['selector-empty']],
])('%s', (_, declared, codes) => {
  expect(codesOf(...declared)).toEqual(codes);
});

test('a thousand declarations of one namespace are one namespace', () => {
  expect(codesOf(...Array.from({ length: 1000 }, () => ({ labels: { a: '1' } })))).toEqual([]);
});

test('an imported namespace needs no application: nothing is written for it', () => {
  const app = new App();
  const shop = new Application(app, 'shop');
  const security = Namespace.imported(app, 'security', 'security-tools');
  new AllowFrom(new Tier(new Namespace(shop, 'front'), 'web', { ports: [Port.tcp(80)] }), 'allow-scanner', {
    from: [security],
    isolates: true,
  });
  expect(Diagnostics.of(app).all).toEqual([]);
});
