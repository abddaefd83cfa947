/**
 * Every object of these apps says in an annotation which construct made it. What the plugin reports is compared with that:
 * the very construct, or its chart, or nothing; never another construct.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { AllowFrom, Application, Namespace, Peer, Port, Tier } from 'cdk8s-netpol';
import { listFiles } from '../../tools/compare-folders';
import { runPlugin } from './plugin-run';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netpol-paths-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const MADE_BY = 'test/made-by';
const RECORD = 'construct-metadata.json';

/** An object that the plugin reports, since its port is 0 where it is a policy, and that knows its own path. */
function object(
  scope: Construct,
  id: string,
  metadata: { name: string; namespace?: string },
  kind = 'NetworkPolicy',
): void {
  const path = `${scope.node.path}/${id}`;
  new ApiObject(scope, id, {
    ...(kind === 'NetworkPolicy'
      ? { apiVersion: 'networking.k8s.io/v1', spec: { podSelector: {}, ingress: [{ ports: [{ port: 0 }] }] } }
      : { apiVersion: 'v1' }),
    kind,
    metadata: { ...metadata, annotations: { [MADE_BY]: path } },
  });
}

interface Reported {
  /** Path of the construct that made the object. */
  readonly madeBy: string;
  readonly reported: string | undefined;
}

/** Synthesizes into the folder and returns for each policy reported what made it and what the plugin says made it. */
async function pathsReported(yamlOutputType: YamlOutputType, build: (app: App) => void): Promise<Reported[]> {
  const app = new App({ outdir: folder, yamlOutputType, recordConstructMetadata: true });
  build(app);
  app.synth();
  const manifests = listFiles(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(folder, file));
  const record = JSON.parse(readFileSync(join(folder, RECORD), 'utf8')) as {
    resources: Record<string, { path: string }>;
  };
  const paths = Object.fromEntries(Object.entries(record.resources).map(([name, { path }]) => [name, path]));
  const { violations } = await runPlugin(manifests, {}, paths);
  return violations
    .flatMap(({ violatingConstructs }) => violatingConstructs)
    .flatMap(({ manifestPath, locations, constructPath }) =>
      locations.map((location) => ({ madeBy: madeBy(manifestPath, lineOf(location)), reported: constructPath })),
    );
}

const lineOf = (location: string): number => Number(/\(line (\d+)\)$/.exec(location)?.[1]);

/** The annotation of the object in which a line stands. */
function madeBy(manifest: string, line: number): string {
  const text = readFileSync(manifest, 'utf8');
  const lineEnd = text.split('\n').slice(0, line).join('\n').length;
  const document = [...parseAllDocuments(text)].find(({ range }) => range[2] >= lineEnd);
  return document?.getIn(['metadata', 'annotations', MADE_BY]) as string;
}

const layouts = Object.values(YamlOutputType).filter((type) => typeof type === 'number');
const perChart = [YamlOutputType.FILE_PER_CHART, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE];

const inChart = ({ madeBy, reported }: Reported): string => {
  if (reported === madeBy) return 'exact';
  if (reported === undefined) return 'none';
  return madeBy.startsWith(`${reported}/`) ? 'chart' : `wrong: ${reported} for ${madeBy}`;
};

describe.each(perChart)('with output type %s', (type) => {
  test('a name that is unique leads to the construct', async () => {
    const found = await pathsReported(type, (app) => {
      const shop = new Chart(app, 'shop');
      object(new Construct(shop, 'web'), 'policy', { name: 'allow-web', namespace: 'shop' });
      object(shop, 'db', { name: 'allow-db', namespace: 'data' });
    });

    expect(found.map(inChart)).toEqual(['exact', 'exact']);
  });

  test('equal names in two charts lead to the construct or to its chart', async () => {
    const found = await pathsReported(type, (app) => {
      object(new Chart(app, 'front'), 'policy', { name: 'default-deny', namespace: 'front' });
      object(new Chart(app, 'back'), 'policy', { name: 'default-deny', namespace: 'back' });
    });

    expect(Object.fromEntries(found.map((each) => [each.madeBy, each.reported]))).toEqual({
      'front/policy': 'front',
      'back/policy': 'back/policy',
    });
  });

  test('nested charts, whose files are numbered, are told apart', async () => {
    const found = await pathsReported(type, (app) => {
      const outer = new Chart(app, 'outer');
      const inner = new Chart(outer, 'inner');
      object(inner, 'policy', { name: 'default-deny', namespace: 'a' });
      object(inner, 'other', { name: 'other', namespace: 'a' });
      object(outer, 'policy', { name: 'default-deny', namespace: 'b' });
    });

    const answers = Object.fromEntries(found.map((each) => [each.madeBy, each.reported]));
    expect(answers).toEqual({
      'outer/inner/policy': 'outer/inner',
      'outer/inner/other': 'outer/inner/other',
      'outer/policy': 'outer/policy',
    });
  });
});

test('equal names in one chart lead to the chart', async () => {
  const found = await pathsReported(YamlOutputType.FILE_PER_CHART, (app) => {
    const shop = new Chart(app, 'shop');
    object(shop, 'front', { name: 'default-deny', namespace: 'front' });
    object(shop, 'back', { name: 'default-deny', namespace: 'back' });
  });

  expect(found.map(({ reported }) => reported)).toEqual(['shop', 'shop']);
});

test('an object of another kind can have the name too', async () => {
  const found = await pathsReported(YamlOutputType.FILE_PER_CHART, (app) => {
    const shop = new Chart(app, 'shop');
    object(shop, 'policy', { name: 'web', namespace: 'shop' });
    object(shop, 'service', { name: 'web', namespace: 'shop' }, 'Service');
  });

  expect(found.map(inChart)).toEqual(['chart']);
});

test('policies of our constructs and hand-written ones, all of one name, are told apart', async () => {
  const app = new App({ outdir: folder, recordConstructMetadata: true });
  const shop = new Application(app, 'shop');
  for (const id of ['front', 'back']) {
    const web = new Tier(new Namespace(shop, id), 'web', { ports: [Port.tcp(80)] });
    new AllowFrom(web, 'in', { from: [Peer.anywhere()], policyName: 'allow-web', isolates: true });
  }
  new ApiObject(shop, 'by-hand', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'allow-web', namespace: 'data' },
    spec: { podSelector: {}, ingress: [{ ports: [{ port: 80 }] }] },
  });
  app.synth();
  const manifest = join(folder, 'shop.k8s.yaml');
  // Our own synth would have refused this port before anything was written.
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replaceAll('port: 80', 'port: 0'));

  const { violations } = await runPlugin([manifest]);

  const constructs = violations.flatMap(({ violatingConstructs }) => violatingConstructs);
  expect(Object.fromEntries(constructs.map((each) => [each.resourceName, each.constructPath]))).toEqual({
    'back/allow-web': 'shop/back/web/in/policy allow-web',
    'front/allow-web': 'shop/front/web/in/policy allow-web',
    'data/allow-web': 'shop/by-hand',
  });
});

test('without a record, or with one that is damaged, no construct is named', async () => {
  const manifests = (): string[] =>
    listFiles(folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => join(folder, file));
  await pathsReported(YamlOutputType.FILE_PER_CHART, (app) => {
    object(new Chart(app, 'shop'), 'policy', { name: 'web', namespace: 'shop' });
  });

  for (const text of ['', '{', 'null', '{"version":"1.0.0","resources":null}', '{"version":"2.0.0","resources":{}}']) {
    writeFileSync(join(folder, RECORD), text);
    const { violations } = await runPlugin(manifests());
    expect(violations[0].violatingConstructs[0].constructPath).toBeUndefined();
  }
});

test('each app of a program has its own constructs', async () => {
  for (const id of ['one', 'two']) {
    const app = new App({ outdir: join(folder, id), recordConstructMetadata: true });
    object(new Chart(app, `chart-${id}`), 'policy', { name: 'web', namespace: 'shop' });
    app.synth();
  }
  const manifests = ['one/chart-one.k8s.yaml', 'two/chart-two.k8s.yaml'].map((file) => join(folder, file));

  // The record of the whole output folder cannot hold both.
  const { violations } = await runPlugin(manifests, {}, { web: 'chart-two/policy' });

  expect(
    violations.flatMap(({ violatingConstructs }) => violatingConstructs.map((each) => each.constructPath)),
  ).toEqual(['chart-one/policy', 'chart-two/policy']);
});

test('in any app and any layout, an answer is the construct, its chart, or none', async () => {
  const name = fc.constantFrom('a', 'b', 'app', 'shop/a', 'constructor');
  const anObject = fc.record({
    chart: fc.constantFrom('a', 'app', 'dist', 'outer', 'outer/inner', 'Odd.Name', '0000-a'),
    name,
    namespace: fc.constantFrom('shop', 'data', undefined),
    kind: fc.constantFrom('NetworkPolicy', 'NetworkPolicy', 'ConfigMap'),
  });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(anObject, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...layouts),
      async (objects, type) => {
        rmSync(folder, { recursive: true, force: true });
        const found = await pathsReported(type, (app) => {
          const charts = new Map<string, Chart>();
          const chartAt = (path: string): Chart => {
            const [id, ...outer] = path.split('/').reverse();
            const chart =
              charts.get(path) ?? new Chart(outer.length === 0 ? app : chartAt(outer.reverse().join('/')), id);
            charts.set(path, chart);
            return chart;
          };
          objects.forEach(({ chart, kind, ...metadata }, index) => {
            object(chartAt(chart), `object-${index}`, metadata, kind);
          });
        });
        const answers = found.map(inChart);
        for (const answer of answers) seen.add(answer);
        expect(answers.filter((answer) => answer.startsWith('wrong'))).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
  expect([...seen].sort()).toEqual(['chart', 'exact', 'none']);
});
