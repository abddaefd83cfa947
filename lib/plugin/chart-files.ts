import { basename, dirname, normalize } from 'node:path';
import { App, Names } from 'cdk8s';
import { Construct } from 'constructs';

/** cdk8s numbers all charts where some depend on others, so that files are applied in order. */
const ORDER_PREFIX = /^\d{4,}-/;
/** A label that is the path of its chart: one component, to which no hash was added. */
const PLAIN_LABEL = /^(?!.*-[0-9a-f]{8}$)[0-9a-z-]+$/;
/** Label of the one file of YamlOutputType.FILE_PER_APP. */
const FILE_OF_APP = 'app';

/** The part of a manifest's path that names its chart, in one of the two layouts that have such a part. */
type Layout = (manifest: string) => string;
const layouts: readonly Layout[] = [
  (manifest) => basename(normalize(manifest)),
  (manifest) => basename(dirname(normalize(manifest))),
];

/** Which chart a manifest comes from, told from its name, where cdk8s writes a file or a folder for each chart. */
export class ChartFiles {
  readonly #chartOfManifest: ReadonlyMap<string, string>;
  readonly #charts: ReadonlySet<string>;

  /** `objectPaths` are the recorded paths of objects; they need not be complete. */
  public constructor(manifests: readonly string[], objectPaths: readonly string[]) {
    const scopeOfLabel = new Map([...scopesOf(objectPaths)].map(([path, scope]) => [Names.toDnsLabel(scope), path]));
    // Files that stand for something else may look like charts, but then some object has no chart among them.
    const readings = layouts.map((layout) => chartsByManifest(manifests, layout, scopeOfLabel));
    const fitting = readings.find((charts) => objectPaths.every((path) => innermost(path, new Set(charts.values()))));
    this.#chartOfManifest = objectPaths.length === 0 ? new Map() : (fitting ?? new Map());
    this.#charts = new Set(this.#chartOfManifest.values());
  }

  /** Path of the chart; undefined where it cannot be told. */
  public chartOfManifest(manifest: string): string | undefined {
    return this.#chartOfManifest.get(manifest);
  }

  /** Path of the innermost chart around an object. */
  public chartOfPath(path: string): string | undefined {
    return innermost(path, this.#charts);
  }
}

function chartsByManifest(
  manifests: readonly string[],
  layout: Layout,
  scopeOfLabel: ReadonlyMap<string, string>,
): Map<string, string> {
  const isNumbered = manifests.every((manifest) => ORDER_PREFIX.test(layout(manifest)));
  const names = manifests.map((manifest) => layout(manifest).replace(isNumbered ? ORDER_PREFIX : '', ''));
  // The extension is up to the app, and a label may hold dots.
  const known = names.map((name) => beginnings(name).find((label) => scopeOfLabel.has(label)));
  const extensions = new Set(
    known.flatMap((label, index) => (label === undefined ? [] : names[index].slice(label.length))),
  );
  const [extension] = extensions;
  const charts = new Map<string, string>();
  for (const [index, manifest] of manifests.entries()) {
    const label = known[index] ?? (extensions.size === 1 ? plainLabel(names[index], extension) : undefined);
    if (label === undefined || (manifests.length === 1 && label === FILE_OF_APP)) continue;
    charts.set(manifest, scopeOfLabel.get(label) ?? label);
  }
  return charts;
}

/** The label of a chart of which no object is in the record, where the label is also the path. */
function plainLabel(name: string, extension: string): string | undefined {
  const label = name.endsWith(extension) ? name.slice(0, name.length - extension.length) : '';
  return PLAIN_LABEL.test(label) ? label : undefined;
}

/** A name without its last parts, from none of them to all but the first. */
function beginnings(name: string): string[] {
  const parts = name.split('.');
  return parts.map((_, dropped) => parts.slice(0, parts.length - dropped).join('.'));
}

/** Stand-ins with the paths of all scopes of the objects: cdk8s makes labels of constructs, not of paths. */
function scopesOf(objectPaths: readonly string[]): Map<string, Construct> {
  const root = new App();
  const scopes = new Map<string, Construct>();
  for (const path of objectPaths) {
    for (const ancestor of ancestors(path)) {
      if (scopes.has(ancestor)) continue;
      const cut = ancestor.lastIndexOf('/');
      const parent = cut === -1 ? root : (scopes.get(ancestor.slice(0, cut)) as Construct);
      scopes.set(ancestor, new Construct(parent, ancestor.slice(cut + 1)));
    }
  }
  return scopes;
}

/** Paths of the scopes of an object, from the outermost one inwards, without the object itself. */
function ancestors(path: string): string[] {
  const components = path.split('/');
  return components.slice(0, -1).map((_, index) => components.slice(0, index + 1).join('/'));
}

function innermost(path: string, charts: ReadonlySet<string>): string | undefined {
  return ancestors(path).findLast((ancestor) => charts.has(ancestor));
}
