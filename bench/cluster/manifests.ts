/** The part of Kubernetes objects that the profiles use, as `kubectl get -o json` prints it. */

export type Labels = Record<string, string>;
export type Protocol = 'TCP' | 'UDP' | 'SCTP';

interface Metadata {
  name: string;
  namespace: string;
  labels?: Labels;
}

export interface ContainerPort {
  name: string;
  containerPort: number;
  protocol: Protocol;
}

interface PodSpec {
  containers: { name: string; image: string; ports: ContainerPort[] }[];
}

export interface NamespaceObject {
  apiVersion: 'v1';
  kind: 'Namespace';
  metadata: { name: string; labels: Labels };
}

/** A pod of a running cluster: its address is known. */
export interface PodObject {
  apiVersion: 'v1';
  kind: 'Pod';
  metadata: Metadata & { labels: Labels };
  spec: PodSpec;
  status: { phase: 'Running'; podIP: string; hostIP: string; podIPs: { ip: string }[] };
}

/** A workload as somebody wrote it: no addresses yet. */
export interface DeploymentObject {
  apiVersion: 'apps/v1';
  kind: 'Deployment';
  metadata: Metadata;
  spec: {
    replicas: number;
    selector: { matchLabels: Labels };
    template: { metadata: { labels: Labels }; spec: PodSpec };
  };
}

export type WorkloadObject = PodObject | DeploymentObject;

export interface Selector {
  matchLabels?: Labels;
  matchExpressions?: { key: string; operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'; values?: string[] }[];
}

export interface IpBlock {
  cidr: string;
  except?: string[];
}

export interface Peer {
  podSelector?: Selector;
  namespaceSelector?: Selector;
  ipBlock?: IpBlock;
}

export interface PolicyPort {
  protocol: Protocol;
  port?: number | string;
  endPort?: number;
}

export interface Rule {
  from?: Peer[];
  to?: Peer[];
  ports?: PolicyPort[];
}

export interface PolicySpec {
  podSelector: Selector;
  policyTypes: ('Ingress' | 'Egress')[];
  ingress?: Rule[];
  egress?: Rule[];
}

export interface PolicyObject {
  apiVersion: 'networking.k8s.io/v1';
  kind: 'NetworkPolicy';
  metadata: Metadata;
  spec: PolicySpec;
}

export interface ClusterObjects {
  readonly namespaces: readonly NamespaceObject[];
  readonly workloads: readonly WorkloadObject[];
  readonly policies: readonly PolicyObject[];
}

/** Label that every namespace has, with its name as value. */
export const NAME_LABEL = 'kubernetes.io/metadata.name';

/** All objects of a cluster in one list, as a file of manifests has them. */
export function listOf({ namespaces, workloads, policies }: ClusterObjects): object[] {
  return [...namespaces, ...workloads, ...policies];
}

export function namespaceObject(name: string, labels: Labels): NamespaceObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { ...labels, [NAME_LABEL]: name } } };
}

export function policyObject(namespace: string, name: string, spec: PolicySpec): PolicyObject {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace }, spec };
}

export function podLabels(workload: WorkloadObject): Labels {
  return workload.kind === 'Pod' ? workload.metadata.labels : workload.spec.template.metadata.labels;
}

export function podCount(workload: WorkloadObject): number {
  return workload.kind === 'Pod' ? 1 : workload.spec.replicas;
}

export function podPorts(workload: WorkloadObject): readonly ContainerPort[] {
  const { containers } = workload.kind === 'Pod' ? workload.spec : workload.spec.template.spec;
  return containers.flatMap(({ ports }) => ports);
}

export function selects({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  for (const key in matchLabels) if (labels[key] !== matchLabels[key]) return false;
  return matchExpressions.every(({ key, operator, values = [] }) => {
    const value = labels[key] as string | undefined;
    switch (operator) {
      case 'In':
        return value !== undefined && values.includes(value);
      case 'NotIn':
        return value === undefined || !values.includes(value);
      case 'Exists':
        return value !== undefined;
      case 'DoesNotExist':
        return value === undefined;
    }
  });
}
