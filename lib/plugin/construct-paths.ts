import { ChartFiles } from './chart-files';
import type { AppOutput } from './app-outputs';

/** An object of the manifests that cdk8s made a record entry for: a document, not an item of a list. */
export interface RecordedObject {
  readonly manifest: string;
  readonly name: string | undefined;
  /** `namespace/name` where the object may be one of our own policies, which are recorded under it. */
  readonly qualifiedName: string | undefined;
}

/**
 * Finds the construct behind an object. cdk8s records constructs by the name of their object alone, so that of several
 * objects with equal names only the last has an entry. An answer is the path of the very construct, or of the chart
 * around it, or nothing; never that of another construct.
 */
export class ConstructPaths {
  readonly #record: AppOutput['record'];
  readonly #charts: ChartFiles;
  /** Objects that an entry of the record may stand for. */
  readonly #claimants = new Map<string, RecordedObject[]>();

  public constructor({ record, manifests }: AppOutput, objects: readonly RecordedObject[]) {
    const paths = Object.values(record).flatMap((entry) => (isPath(entry?.path) ? [entry.path] : []));
    this.#record = record;
    this.#charts = new ChartFiles(manifests, paths);
    for (const object of objects) {
      for (const key of keysOf(object)) this.claim(key, object);
    }
  }

  /** Path of the construct that made the object, or else of its chart. */
  public ofObject(object: RecordedObject): string | undefined {
    for (const key of keysOf(object)) {
      const path = this.pathOf(key);
      if (path === undefined) continue;
      const rivals = this.claimantsOf(key).filter((other) => other !== object);
      if (rivals.every((rival) => key === rival.name && this.isOurs(rival))) return path;
      const chart = this.#charts.chartOfPath(path);
      const isIn = ({ manifest }: RecordedObject): boolean => this.#charts.chartOfManifest(manifest) === chart;
      if (chart !== undefined && isIn(object) && !rivals.some(isIn)) return path;
    }
    return this.ofManifest(object.manifest);
  }

  /** Path of the chart that a manifest comes from, where that can be told. */
  public ofManifest(manifest: string): string | undefined {
    return this.#charts.chartOfManifest(manifest);
  }

  /** Whether the object is certainly recorded under its qualified name, and so not under its plain one. */
  private isOurs(object: RecordedObject): boolean {
    const { qualifiedName } = object;
    return (
      qualifiedName !== undefined &&
      this.pathOf(qualifiedName) !== undefined &&
      this.claimantsOf(qualifiedName).length === 1
    );
  }

  private pathOf(key: string): string | undefined {
    // Names such as "constructor" must not be found on the prototype of the record.
    const path = Object.hasOwn(this.#record, key) ? this.#record[key]?.path : undefined;
    return isPath(path) ? path : undefined;
  }

  private claim(key: string, object: RecordedObject): void {
    const claimants = this.#claimants.get(key);
    if (claimants) claimants.push(object);
    else this.#claimants.set(key, [object]);
  }

  private claimantsOf(key: string): readonly RecordedObject[] {
    return this.#claimants.get(key) ?? [];
  }
}

function keysOf({ qualifiedName, name }: RecordedObject): string[] {
  return [qualifiedName, name].filter((key) => key !== undefined);
}

/** The record is a file: anybody can have written anything into it. */
function isPath(path: unknown): path is string {
  return typeof path === 'string' && path.split('/').every((component) => component !== '');
}
