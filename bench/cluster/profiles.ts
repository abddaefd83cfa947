import type { ClusterObjects } from './manifests';
import { realisticCluster, type RealisticShape } from './realistic';
import { loadTestCluster } from './load-test';
import type { WorkloadForm } from './workloads';

export type ProfileName = 'small' | 'redhat' | 'k8s-netpol-scale' | 'huge';

export interface ProfileOptions {
  /** @default 'pods' */
  readonly form?: WorkloadForm;
  /** How many pods there are for each of the profile. @default 1 */
  readonly replicaFactor?: number;
}

const SMALL: RealisticShape = {
  seed: 50,
  namespaces: 6,
  pods: 50,
  sizes: [{ pods: 8, weight: 1 }],
  podsOfApp: [1, 3],
  policies: 60,
  peers: 60,
  denyShare: 0.8,
  blocks: 8,
};

/** Sizes as the analysis of a production cluster in the repository k8s-netpol-scale prints them. */
const K8S_NETPOL_SCALE: RealisticShape = {
  seed: 5413,
  namespaces: 604,
  pods: 5413,
  sizes: [
    { pods: 1, weight: 60 },
    { pods: 2, weight: 50 },
    { pods: 5, weight: 320 },
    { pods: 6, weight: 60 },
    { pods: 7, weight: 90 },
    { pods: 11, weight: 60 },
    { pods: 12, weight: 50 },
    { pods: 20, weight: 35 },
    { pods: 25, weight: 40 },
    { pods: 127, weight: 7 },
  ],
  podsOfApp: [1, 3],
  policies: 13_678,
  peers: 15_423,
  denyShare: 0.82,
  blocks: 400,
};

const HUGE: RealisticShape = {
  seed: 100_000,
  namespaces: 2000,
  pods: 100_000,
  sizes: [{ pods: 50, weight: 1 }],
  podsOfApp: [10, 10],
  policies: 20_000,
  peers: 24_000,
  denyShare: 0.82,
  blocks: 400,
};

/** The manifests of a profile. The same name and options give the same bytes. */
export function profile(name: ProfileName, { form = 'pods', replicaFactor = 1 }: ProfileOptions = {}): ClusterObjects {
  switch (name) {
    case 'small':
      return realisticCluster(SMALL, form, replicaFactor);
    case 'k8s-netpol-scale':
      return realisticCluster(K8S_NETPOL_SCALE, form, replicaFactor);
    case 'huge':
      return realisticCluster(HUGE, form, replicaFactor);
    case 'redhat':
      return loadTestCluster({ seed: 240, namespaces: 240, pods: 10, policies: 20 });
  }
}
