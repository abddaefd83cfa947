import { App, ApiObject, type ApiObjectMetadataDefinition, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { sortedByKey } from '../base/sorted-by-key';
import { writeHeader, writeNetworkPolicy, type PlainObject } from '../manifest/write-network-policy';
import type { NetworkPolicy } from '../model/network-policy';

const LOWERED: unique symbol = Symbol.for('cdk8s-netpol.lowered-object');
/** Resolvers that every App has: none of them finds anything in a plain object. A cdk8s that is too old has none. */
const BUILT_IN_RESOLVERS = (new App() as Partial<App>).resolvers?.length;

/** What every manifest begins with. */
export interface ManifestHeader {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
  };
}

/** A manifest whose content comes from the graph, not from the user. */
export type LoweredManifest = ManifestHeader & PlainObject;

/** An object that lowering made. It is removed and made anew when the app has changed. */
export abstract class LoweredObject extends ApiObject {
  public static isLoweredObject(x: unknown): x is LoweredObject {
    return typeof x === 'object' && x !== null && LOWERED in x;
  }

  /** Order of objects in their file. */
  public readonly sortKey: string;
  readonly #props: ManifestHeader & { spec?: unknown };
  readonly #metadata: ApiObjectMetadataDefinition;
  #isChanged = false;

  protected constructor(scope: Construct, id: string, header: ManifestHeader) {
    const props = { ...header, metadata: { ...header.metadata } };
    super(scope, id, props);
    this.#props = props;
    this.#metadata = this.metadata;
    const { name, namespace } = header.metadata;
    this.sortKey = namespace === undefined ? name : `${namespace}/${name}`;
    // cdk8s records the path of each object under this name alone, so that of two policies with equal names only one
    // would keep its path. The manifest has its name from its metadata.
    Object.assign(this, { name: this.sortKey });
    Object.defineProperty(this, 'metadata', LoweredObject.METADATA);
  }

  /** Whoever asks for the metadata may add to it. */
  private static readonly METADATA: PropertyDescriptor & ThisType<LoweredObject> = {
    get() {
      this.#isChanged = true;
      return this.#metadata;
    },
  };

  /** Whether somebody may have changed what lowering wrote, with a patch or through the metadata. */
  public get isChanged(): boolean {
    return this.#isChanged;
  }

  /** Marks the object for every copy of this package. */
  public get [LOWERED](): boolean {
    return true;
  }

  public override addJsonPatch(...operations: JsonPatch[]): void {
    this.#isChanged = true;
    super.addJsonPatch(...operations);
  }

  /** What lowering wrote is plain and in order already: resolving and sorting it once more would give an equal object. */
  public override toJson(): unknown {
    const isPlain = !this.#isChanged && App.of(this).resolvers.length === BUILT_IN_RESOLVERS;
    return isPlain ? withChartLabels(this.write(), this.chart.labels) : this.writtenByCdk8s();
  }

  protected writtenByCdk8s(): LoweredManifest {
    this.#props.spec = this.write().spec;
    return super.toJson() as LoweredManifest;
  }

  /** Makes the manifest anew, so that whoever changes what a synth returns changes only that. */
  protected abstract write(): LoweredManifest;
}

/** A policy of the graph. */
export class LoweredPolicyObject extends LoweredObject {
  public constructor(
    scope: Construct,
    id: string,
    private readonly policy: NetworkPolicy,
  ) {
    super(scope, id, writeHeader(policy));
  }

  protected override write(): LoweredManifest {
    return writeNetworkPolicy(this.policy);
  }
}

/** A namespace that the app creates. */
export class LoweredNamespaceObject extends LoweredObject {
  public constructor(
    scope: Construct,
    id: string,
    private readonly namespaceName: string,
    private readonly labels: { readonly [key: string]: string },
  ) {
    super(scope, id, namespaceManifest(namespaceName, labels));
  }

  protected override write(): LoweredManifest {
    return namespaceManifest(this.namespaceName, this.labels);
  }

  protected override writtenByCdk8s(): LoweredManifest {
    const json = super.writtenByCdk8s();
    // cdk8s gives every object the namespace of its chart, and a Namespace is in none.
    const { namespace: _, ...metadata } = json.metadata;
    return { ...json, metadata };
  }
}

function namespaceManifest(name: string, labels: { readonly [key: string]: string }): LoweredManifest {
  const metadata = { ...(Object.keys(labels).length > 0 && { labels: sortedByKey(labels) }), name };
  return { apiVersion: 'v1', kind: 'Namespace', metadata };
}

function withChartLabels(manifest: LoweredManifest, labels: { readonly [key: string]: string }): PlainObject {
  if (Object.keys(labels).length === 0) return manifest;
  const { metadata } = manifest;
  const { annotations, name, namespace } = metadata;
  return {
    ...manifest,
    metadata: {
      ...(annotations && { annotations }),
      labels: sortedByKey({ ...labels, ...metadata.labels }),
      name,
      ...(namespace !== undefined && { namespace }),
    },
  };
}
