import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { AllowFrom, Application, DenyAll, Namespace, Port, Tier } from 'cdk8s-netpol';
import { idsOf } from './shop';
import { filesIn, OUTPUT_TYPES, withFolder, muteWarnings } from './world';

muteWarnings();

describe('beside Applications', () => {
  it.each(OUTPUT_TYPES)('a plain chart is written as ever (type %p)', (yamlOutputType) => {
    const write = (make: (app: App) => void): Map<string, string> =>
      withFolder((outdir) => {
        const app = new App({ outdir, yamlOutputType });
        make(app);
        app.synth();
        return filesIn(outdir);
      });
    const plain = (app: App): void => {
      const chart = new Chart(app, 'plain', { labels: { a: 'b' } });
      new ApiObject(chart, 'one', { apiVersion: 'v1', kind: 'Secret' });
      new ApiObject(chart, 'two', { apiVersion: 'v1', kind: 'ConfigMap' });
    };
    const ours = (app: App): void => {
      new DenyAll(new Namespace(new Application(app, 'shop'), 'front'), 'deny');
    };
    const both = write((app) => {
      plain(app);
      ours(app);
    });
    if (yamlOutputType === YamlOutputType.FILE_PER_APP) {
      const [[, text]] = write(plain);
      expect([...both.values()][0].startsWith(text)).toBe(true);
    } else {
      expect([...both]).toEqual([...write(plain), ...write(ours)].sort(([a], [b]) => (a < b ? -1 : 1)));
    }
  });

  it('nested charts keep their objects to themselves', () => {
    const app = new App();
    const outer = new Application(app, 'outer');
    const inner = new Application(outer, 'inner');
    const innerNamespace = new Namespace(inner, 'in');
    const outerNamespace = new Namespace(outer, 'out');
    new DenyAll(innerNamespace, 'deny');
    new DenyAll(outerNamespace, 'deny');
    new ApiObject(new Chart(outer, 'plain'), 'x', { apiVersion: 'v1', kind: 'Secret' });
    const tier = new Tier(innerNamespace, 'tier', { ports: [Port.tcp(1)] });
    new AllowFrom(tier, 'out', { from: [outerNamespace] });
    expect(idsOf(inner.toJson())).toEqual(['NetworkPolicy in/deny', 'NetworkPolicy in/tier-out']);
    expect(idsOf(outer.toJson())).toEqual(['NetworkPolicy out/deny', 'NetworkPolicy out/tier-out-egress']);
    expect(app.synthYaml().match(/^kind: NetworkPolicy$/gm)).toHaveLength(4);
  });

  it('an Application that depends on another is written after it, with its number', () => {
    withFolder((outdir) => {
      const app = new App({ outdir });
      const [first, second] = ['a', 'b'].map((id) => new Application(app, id));
      new DenyAll(new Namespace(first, 'in-a'), 'deny');
      new DenyAll(new Namespace(second, 'in-b'), 'deny');
      first.addDependency(second);
      app.synth();
      expect([...filesIn(outdir).keys()]).toEqual(['0000-b.k8s.yaml', '0001-a.k8s.yaml']);
    });
  });

  it('the labels of the chart are on its policies, those of the rule win', () => {
    const app = new App();
    const shop = new Application(app, 'shop', { labels: { team: 'chart', tier: 'chart' } });
    new DenyAll(new Namespace(shop, 'front', { create: true }), 'deny', { labels: { team: 'rule' } });
    const [namespace, policy] = shop.toJson() as { metadata: { labels: object } }[];
    expect(namespace.metadata.labels).toEqual({ team: 'chart', tier: 'chart' });
    expect(policy.metadata.labels).toEqual({ 'cdk8s-netpol/layer': 'baseline', team: 'rule', tier: 'chart' });
  });
});
