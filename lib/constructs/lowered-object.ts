import { App, ApiObject, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PlainObject } from '../manifest/write-network-policy';

const LOWERED = Symbol.for('cdk8s-netpol.lowered-object');
/** Resolvers that every App has: none of them finds anything in a plain object. A cdk8s that is too old has none. */
const BUILT_IN_RESOLVERS = (new App() as Partial<App>).resolvers?.length;

/** A manifest whose content comes from the graph, not from the user. */
export interface LoweredManifest extends PlainObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
  };
}

/** An object that lowering made. It is removed and made anew by the next synth. */
export class LoweredObject extends ApiObject {
  public static isLoweredObject(x: unknown): x is LoweredObject {
    return typeof x === 'object' && x !== null && LOWERED in x;
  }

  /** Order of objects in their file. */
  public readonly sortKey: string;
  private readonly manifest: PlainObject;
  private isPatched = false;

  public constructor(scope: Construct, id: string, manifest: LoweredManifest) {
    super(scope, id, manifest);
    const { name, namespace } = manifest.metadata;
    this.sortKey = namespace === undefined ? name : `${namespace}/${name}`;
    this.manifest = withChartLabels(manifest, this.chart.labels);
    Object.defineProperty(this, LOWERED, { value: true });
    // cdk8s records the path of each object under this name alone, so that of two policies with equal names only one
    // would keep its path. The manifest has its name from its metadata.
    Object.defineProperty(this, 'name', { value: this.sortKey });
  }

  public override addJsonPatch(...operations: JsonPatch[]): void {
    this.isPatched = true;
    super.addJsonPatch(...operations);
  }

  /** The manifest is plain and in order already: resolving and sorting it once more would give an equal one. */
  public override toJson(): unknown {
    const isPlain = !this.isPatched && App.of(this).resolvers.length === BUILT_IN_RESOLVERS;
    return isPlain ? this.manifest : (super.toJson() as unknown);
  }
}

function withChartLabels(manifest: LoweredManifest, labels: { readonly [key: string]: string }): PlainObject {
  if (Object.keys(labels).length === 0) return manifest;
  const { metadata } = manifest;
  const merged = { ...labels, ...metadata.labels };
  const sorted = Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)));
  const { annotations, name, namespace } = metadata;
  return {
    ...manifest,
    metadata: {
      ...(annotations && { annotations }),
      labels: sorted,
      name,
      ...(namespace !== undefined && { namespace }),
    },
  };
}
