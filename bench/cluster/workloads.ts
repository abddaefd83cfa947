import type { ContainerPort, DeploymentObject, Labels, PodObject, WorkloadObject } from './manifests';
import { repeat } from './random';

/** Pods that are alike. */
export interface App {
  readonly name: string;
  readonly labels: Labels;
  readonly ports: readonly ContainerPort[];
  readonly pods: number;
}

/** As pods with addresses, like a dump of a running cluster, or as Deployments, like what people keep in Git. */
export type WorkloadForm = 'pods' | 'deployments';

/** Makes the objects; each pod gets the next free address of 10.128.0.0/9. */
export class WorkloadMaker {
  private addresses = 0;

  public constructor(
    private readonly form: WorkloadForm,
    private readonly replicaFactor = 1,
  ) {}

  public make(namespace: string, app: App): WorkloadObject[] {
    const pods = app.pods * this.replicaFactor;
    if (this.form === 'deployments') return [deployment(namespace, app, pods)];
    return repeat(pods, (number) => pod(namespace, app, number, this.nextAddresses()));
  }

  /** Of the pod, and of its node: a hundred pods to a node. */
  private nextAddresses(): PodAddresses {
    const number = ++this.addresses;
    const node = Math.ceil(number / 100);
    return {
      podIP: `10.${128 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`,
      hostIP: `172.18.${node >> 8}.${node & 255}`,
    };
  }
}

type PodAddresses = Pick<PodObject['status'], 'podIP' | 'hostIP'>;

function containers({ name, ports }: App): PodObject['spec']['containers'] {
  return [{ name, image: `registry.example/${name}:1`, ports: ports.map((port) => ({ ...port })) }];
}

function pod(namespace: string, app: App, number: number, addresses: PodAddresses): PodObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${app.name}-${number}`,
      namespace,
      // What controllers add: no selector speaks of it, so it must not tell pods apart.
      labels: { ...app.labels, 'pod-template-hash': `${app.name.length}f${number % 7}c9` },
    },
    spec: { containers: containers(app) },
    status: { phase: 'Running', ...addresses, podIPs: [{ ip: addresses.podIP }] },
  };
}

function deployment(namespace: string, app: App, replicas: number): DeploymentObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: app.name, namespace },
    spec: {
      replicas,
      selector: { matchLabels: { app: app.name } },
      template: { metadata: { labels: app.labels }, spec: { containers: containers(app) } },
    },
  };
}
