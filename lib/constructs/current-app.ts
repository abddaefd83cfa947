import type { IConstruct } from 'constructs';
import type { AppAnalysis } from './app-analysis';
import { AppCluster } from './app-cluster';
import { stateOf } from './app-state';
import { isEqualManifests, manifestsOf, type ClusterManifest } from './cluster-manifests';

/** An app as it is now. */
export interface CurrentApp {
  readonly analysis: AppAnalysis;
  readonly manifests: readonly ClusterManifest[];
  readonly cluster: AppCluster;
}

const KNOWN = new WeakMap<IConstruct, CurrentApp>();

/** The app that a construct belongs to; the same value until the tree changes. */
export function currentAppOf({ node: { root } }: IConstruct): CurrentApp {
  const analysis = stateOf(root).analyze();
  const manifests = manifestsOf(analysis.collection.clusterObjects);
  const known = KNOWN.get(root);
  if (known?.analysis === analysis && isEqualManifests(known.manifests, manifests)) return known;
  const { graph, lowering } = analysis;
  const fresh = { analysis, manifests, cluster: new AppCluster({ graph, policies: lowering.policies, manifests }) };
  KNOWN.set(root, fresh);
  return fresh;
}
