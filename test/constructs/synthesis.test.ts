/* Every way of synthesizing gives the same objects, and a second synth is like the first one of a fresh app. */
import { Testing } from 'cdk8s';
import { Application, DenyAll, Namespace } from 'cdk8s-netpol';
import { idsOf, makeShop, parse, type Manifest } from './shop';
import { filesIn, OUTPUT_TYPES, withFolder, muteWarnings } from './world';

muteWarnings();

describe('ways of synthesizing', () => {
  const EXPECTED = [
    'ConfigMap /config',
    'Namespace /money',
    'NetworkPolicy data/db-api',
    'NetworkPolicy data/deny-data',
    'NetworkPolicy front/api-web',
    'NetworkPolicy front/api-web-egress',
    'NetworkPolicy front/db-api-egress',
    'NetworkPolicy front/deny-front',
    'NetworkPolicy front/dns',
    'NetworkPolicy front/ledger-from-api-egress',
    'NetworkPolicy money/deny-money',
    'NetworkPolicy money/ledger-from-api',
  ];

  it('hold all policies, each in the file of the application that made its namespace', () => {
    const { shop, pay } = makeShop();
    expect(idsOf([...shop.toJson(), ...pay.toJson()]).sort()).toEqual(EXPECTED);
    expect(new Set((shop.toJson() as Manifest[]).map(({ metadata }) => metadata.namespace))).toEqual(
      new Set(['front', 'data']),
    );
  });

  it('give equal objects: toJson, Testing.synth, synthYaml, files of every type', () => {
    const byToJson = (({ shop, pay }) => [...shop.toJson(), ...pay.toJson()] as unknown[])(makeShop());
    const byTesting = (({ shop, pay }) => [Testing.synth(shop), Testing.synth(pay)].flat() as unknown[])(makeShop());
    const { app } = makeShop();
    expect(byTesting).toEqual(byToJson);
    expect(parse(app.synthYaml())).toEqual(byToJson);

    const sorted = (manifests: readonly unknown[]): string[] => manifests.map((each) => JSON.stringify(each)).sort();
    for (const yamlOutputType of OUTPUT_TYPES) {
      withFolder((outdir) => {
        makeShop({ outdir, yamlOutputType }).app.synth();
        const written = [...filesIn(outdir).values()].flatMap(parse);
        expect(sorted(written)).toEqual(sorted(byToJson));
      });
    }
  });

  it.each(OUTPUT_TYPES)('give the same bytes at a second synth and after any other one (type %p)', (yamlOutputType) => {
    withFolder((outdir) => {
      const { app, shop, pay } = makeShop({ outdir, yamlOutputType });
      app.synth();
      const first = filesIn(outdir);
      expect(first.size).toBeGreaterThan(0);
      app.synth();
      expect(filesIn(outdir)).toEqual(first);
      const yaml = app.synthYaml();
      const json = JSON.stringify([shop.toJson(), pay.toJson()]);
      Testing.synth(shop);
      app.synth();
      expect(filesIn(outdir)).toEqual(first);
      expect(app.synthYaml()).toBe(yaml);
      expect(JSON.stringify([shop.toJson(), pay.toJson()])).toBe(json);
      expect(JSON.stringify([Testing.synth(shop), Testing.synth(pay)])).toBe(json);
    });
  });

  it('give the same bytes whichever chart is asked first', () => {
    const forwards = makeShop();
    const backwards = makeShop();
    const [shopFirst, payLast] = [forwards.shop.toJson(), forwards.pay.toJson()];
    const [payFirst, shopLast] = [backwards.pay.toJson(), backwards.shop.toJson()];
    expect(JSON.stringify([shopLast, payFirst])).toBe(JSON.stringify([shopFirst, payLast]));
  });

  it('work without an App of its own, as cdk8s tests do', () => {
    const chart = new Application(Testing.app(), 'chart');
    new DenyAll(new Namespace(chart, 'ns'), 'deny');
    expect(idsOf(Testing.synth(chart) as unknown[])).toEqual(['NetworkPolicy ns/deny']);
  });

  it('write the objects of each application in order: namespaces, others, policies by namespace and name', () => {
    const { pay, shop } = makeShop();
    expect((pay.toJson() as Manifest[]).map(({ kind }) => kind)).toEqual([
      'Namespace',
      'ConfigMap',
      'NetworkPolicy',
      'NetworkPolicy',
    ]);
    const ids = idsOf(shop.toJson());
    expect(ids).toEqual([...ids].sort());
  });

  it('record the path of each policy, though names repeat', () => {
    withFolder((outdir) => {
      const { app } = makeShop({ outdir, recordConstructMetadata: true });
      app.synth();
      const text = filesIn(outdir).get('construct-metadata.json') ?? '';
      const { resources } = JSON.parse(text) as { resources: { [name: string]: { path: string } } };
      expect(resources['front/api-web'].path).toMatch(/^shop\/front\/api\/web\//);
      expect(resources['money/ledger-from-api'].path).toMatch(/^pay\/money\/ledger\/api\//);
    });
  });
});
