import type { ApiObject } from 'cdk8s';
import { readCluster } from '../manifest/read-cluster';
import { readKindOf } from '../manifest/object-kind';
import type { ClusterParts } from '../model/cluster';
import { firstParts } from '../model/first-parts';
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

/** What manifests say. What the API server would refuse, and what is there twice, is left out. */
export function clusterPartsOf(manifests: readonly ClusterManifest[]): Required<ClusterParts> {
  const values = manifests.map(({ object, manifest }) => ({ value: manifest, source: originOf(object) }));
  return firstParts(readCluster(values).parts);
}
