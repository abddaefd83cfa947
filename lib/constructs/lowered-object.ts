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

/** An object that lowering made. It is removed and made anew when the app has changed. */
export class LoweredObject extends ApiObject {
  public static isLoweredObject(x: unknown): x is LoweredObject {
    return typeof x === 'object' && x !== null && LOWERED in x;
  }

  /** Order of objects in their file. */
  public readonly sortKey: string;
  private isChanged = false;

  /** @param write Makes the manifest anew, so that whoever changes what a synth returns changes only that. */
  public constructor(
    scope: Construct,
    id: string,
    manifest: LoweredManifest,
    private readonly write: () => LoweredManifest,
  ) {
    super(scope, id, manifest);
    const { name, namespace } = manifest.metadata;
    this.sortKey = namespace === undefined ? name : `${namespace}/${name}`;
    Object.defineProperty(this, LOWERED, { value: true });
    // cdk8s records the path of each object under this name alone, so that of two policies with equal names only one
    // would keep its path. The manifest has its name from its metadata.
    Object.defineProperty(this, 'name', { value: this.sortKey });
    const { metadata } = this;
    // Whoever asks for the metadata may add to it.
    Object.defineProperty(this, 'metadata', { get: () => this.change(metadata) });
  }

  public override addJsonPatch(...operations: JsonPatch[]): void {
    this.change(undefined);
    super.addJsonPatch(...operations);
  }

  /** What lowering wrote is plain and in order already: resolving and sorting it once more would give an equal object. */
  public override toJson(): unknown {
    const isPlain = !this.isChanged && App.of(this).resolvers.length === BUILT_IN_RESOLVERS;
    return isPlain ? withChartLabels(this.write(), this.chart.labels) : this.resolved();
  }

  private resolved(): unknown {
    const json = super.toJson() as LoweredManifest;
    if (this.kind !== 'Namespace') return json;
    // cdk8s gives every object the namespace of its chart, and a Namespace is in none.
    const { namespace: _, ...metadata } = json.metadata;
    return { ...json, metadata };
  }

  private change<T>(what: T): T {
    this.isChanged = true;
    return what;
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
