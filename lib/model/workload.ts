import type { SourcePlace } from '../diagnostics/origin';
import type { Labels } from './label-selector';
import type { ProtocolName } from './protocol';

/** A port that a container declares. Declaring it opens nothing: it gives a number a name (S35, S37). */
export interface ContainerPort {
  readonly name?: string;
  readonly protocol: ProtocolName;
  /** An integer from 1 to 65535. */
  readonly port: number;
}

/** Phase of a bare pod, as its status says it. */
export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';

/**
 * Pods that are made from one template, or one bare pod. What selectors see are the labels of the pods, not those of
 * the workload.
 */
export interface Workload {
  readonly namespace: string;
  /** `Deployment`, `Pod`, ...; `Tier` for pods that an app graph declares. */
  readonly kind: string;
  readonly name: string;
  /** Labels of the pods. */
  readonly labels: Labels;
  /** Ports of regular containers and of init containers that keep running. */
  readonly ports: readonly ContainerPort[];
  /** Number of pods, a whole number from 0. It changes no verdict. */
  readonly replicas: number;
  /** Whether the pods use the network of their node: selectors do not match them then (S51). */
  readonly hostNetwork: boolean;
  /** Known addresses of the pods, of either family; empty where none is known. */
  readonly addresses: readonly string[];
  /** Known addresses of the node that a bare pod runs on (S46, S47). */
  readonly nodeAddresses: readonly string[];
  readonly phase?: PodPhase;
  readonly source?: SourcePlace;
}

/** A workload with nothing but what it must have. */
export function workload(given: Pick<Workload, 'namespace' | 'name'> & Partial<Workload>): Workload {
  return {
    kind: 'Pod',
    labels: {},
    ports: [],
    replicas: 1,
    hostNetwork: false,
    addresses: [],
    nodeAddresses: [],
    ...given,
  };
}

/** Whether the pods have ended: their addresses may belong to others by now (S52). */
export function isFinished({ phase }: Workload): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

/** Id of the endpoint: `<namespace>/<Kind>/<name>`. */
export function workloadId({ namespace, kind, name }: Pick<Workload, 'namespace' | 'kind' | 'name'>): string {
  return kind === REPRESENTATIVE ? `${namespace}/${name}` : `${namespace}/${kind}/${name}`;
}

/** Kind of a pod that stands for all with certain labels, whether or not there is one. Its name is `{k=v,...}`. */
export const REPRESENTATIVE = 'Representative';

/** Name of a namespace that nobody declared: it stands for any other. */
export const UNKNOWN_NAMESPACE = '*';

/** A pod with these labels that stands for all of them. */
export function representative(namespace: string, labels: Labels, ports: readonly ContainerPort[] = []): Workload {
  const texts = Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort();
  return workload({ namespace, kind: REPRESENTATIVE, name: `{${texts.join(',')}}`, labels, ports });
}
