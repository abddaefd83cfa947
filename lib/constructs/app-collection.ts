import { ApiObject, Chart, YamlOutputType, type App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { messageOf } from '../base/show-value';
import { objectsOfDocument } from '../manifest/objects-of-document';
import type { Application } from './application';
import { isClusterObject, isEqualManifests, manifestsOf, type ClusterManifest } from './cluster-manifests';
import { isApplication, isAssertion } from './construct-kinds';
import { recordOf } from './construct-record';
import { LoweredObject } from './lowered-object';

/** A NetworkPolicy that the constructs did not make, as it will be written. */
export interface ForeignManifest {
  readonly object: ApiObject;
  /** Why it cannot be written: what its construct threw. */
  readonly fault?: string;
  /** Text by which a change is noticed. */
  readonly text: string;
  readonly manifest: unknown;
  /** Field path of the policy in the object: empty, or `items[3]` in a list. */
  readonly path: string;
}

/** Everything in the tree of an app that the analysis depends on. */
export interface AppCollection {
  /** Constructs of this package, in the order of the tree. */
  readonly constructs: readonly IConstruct[];
  readonly applications: readonly Application[];
  readonly hasPlainCharts: boolean;
  readonly foreignPolicies: readonly ForeignManifest[];
  /** Objects that are written to a file of their own; empty where files hold many. */
  readonly singleFileObjects: readonly ApiObject[];
  /** Objects that tell of pods, Services or namespaces. */
  readonly clusterObjects: readonly ApiObject[];
  /** What these will be written as; empty where no assertion asks. */
  readonly clusterManifests: readonly ClusterManifest[];
}

export function collectApp(root: IConstruct): AppCollection {
  const constructs: IConstruct[] = [];
  const applications: Application[] = [];
  const foreignPolicies: ForeignManifest[] = [];
  const singleFileObjects: ApiObject[] = [];
  const clusterObjects: ApiObject[] = [];
  const hasFilePerObject = writesFilePerObject(root);
  let hasPlainCharts = false;

  const visit = (construct: IConstruct): void => {
    if (LoweredObject.isLoweredObject(construct)) return;
    const record = recordOf(construct);
    if (record) {
      constructs.push(construct);
      if (isApplication(construct)) applications.push(construct);
    } else if (construct instanceof ApiObject) {
      if (hasFilePerObject) singleFileObjects.push(construct);
      foreignPolicies.push(...foreignPoliciesIn(construct));
      if (isClusterObject(construct) || isList(construct)) clusterObjects.push(construct);
    } else if (construct instanceof Chart) {
      hasPlainCharts = true;
    }
    for (const child of construct.node.children) visit(child);
  };
  visit(root);
  const clusterManifests = constructs.some(isAssertion) ? manifestsOf(clusterObjects) : [];
  return {
    ...{ constructs, applications, hasPlainCharts, foreignPolicies },
    ...{ singleFileObjects, clusterObjects, clusterManifests },
  };
}

export function isEqualCollection(a: AppCollection, b: AppCollection): boolean {
  return (
    isEqualList(a.constructs, b.constructs) &&
    isEqualList(a.singleFileObjects, b.singleFileObjects) &&
    isEqualList(a.clusterObjects, b.clusterObjects) &&
    isEqualManifests(a.clusterManifests, b.clusterManifests) &&
    isEqualList(textsOf(a), textsOf(b)) &&
    isEqualList(
      a.foreignPolicies.map(({ object }) => object),
      b.foreignPolicies.map(({ object }) => object),
    )
  );
}

function isEqualList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, position) => item === b[position]);
}

function textsOf({ foreignPolicies }: AppCollection): string[] {
  return foreignPolicies.map(({ text }) => text);
}

function writesFilePerObject(root: IConstruct): boolean {
  const type = (root as Partial<App>).yamlOutputType;
  return type === YamlOutputType.FILE_PER_RESOURCE || type === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
}

/** The policies that an object is or, where it is a list of any kind, holds. */
function foreignPoliciesIn(object: ApiObject): ForeignManifest[] {
  if (!isNetworkPolicy(object) && !isList(object)) return [];
  try {
    return objectsOfDocument(object.toJson())
      .filter(({ value }) => isNetworkPolicy(value))
      .map(({ value, path }) => ({ object, text: JSON.stringify(value), manifest: value, path }));
  } catch (error) {
    const fault = messageOf(error);
    return [{ object, fault, text: fault, manifest: undefined, path: '' }];
  }
}

interface Typed {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
}

function isNetworkPolicy({ apiVersion, kind }: Typed): boolean {
  return apiVersion === 'networking.k8s.io/v1' && kind === 'NetworkPolicy';
}

function isList({ kind }: Typed): boolean {
  return typeof kind === 'string' && kind.endsWith('List');
}
