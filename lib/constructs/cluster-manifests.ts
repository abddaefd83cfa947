import type { ApiObject } from 'cdk8s';
import { readCluster } from '../manifest/read-cluster';
import { readKindOf } from '../manifest/object-kind';
import type { ClusterParts } from '../model/cluster';
import { workloadId } from '../model/workload';
import { originOf } from './construct-record';

/** An object that tells of pods, Services or namespaces, as it will be written. */
export interface ClusterManifest {
  readonly object: ApiObject;
  /** Text by which a change is noticed. */
  readonly text: string;
  readonly manifest: unknown;
}

/** Whether an object tells of pods, Services or namespaces. */
export function isClusterObject({ apiVersion, kind }: ApiObject): boolean {
  return readKindOf({ apiVersion, kind }) !== undefined;
}

/** What objects will be written as. One that cannot be written ends the synth by itself, and is left out here. */
export function manifestsOf(objects: readonly ApiObject[]): ClusterManifest[] {
  return objects.flatMap((object) => {
    try {
      const manifest = object.toJson() as unknown;
      return [{ object, manifest, text: JSON.stringify(manifest) }];
    } catch {
      return [];
    }
  });
}

export function isEqualManifests(a: readonly ClusterManifest[], b: readonly ClusterManifest[]): boolean {
  return a.length === b.length && a.every(({ object, text }, i) => object === b[i].object && text === b[i].text);
}

/** What manifests say, without their policies. What the API server would refuse, and what is there twice, is left out. */
export function clusterPartsOf(manifests: readonly ClusterManifest[]): Required<Omit<ClusterParts, 'policies'>> {
  const values = manifests.map(({ object, manifest }) => ({ value: manifest, source: originOf(object) }));
  const { namespaces = [], workloads = [], services = [], ingresses = [], nodes = [] } = readCluster(values).parts;
  return {
    namespaces: firstOf(namespaces, ({ name }) => name),
    workloads: firstOf(workloads, workloadId),
    services: firstOf(services, ({ namespace, name }) => `${namespace}/${name}`),
    ingresses: firstOf(ingresses, ({ namespace, name }) => `${namespace}/${name}`),
    nodes: firstOf(nodes, ({ name }) => name),
  };
}

/** Of those with equal keys the first. */
export function firstOf<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const item of items) if (!byKey.has(keyOf(item))) byKey.set(keyOf(item), item);
  return [...byKey.values()];
}
