import type { ApiObject } from 'cdk8s';
import { messageOf } from '../base/show-value';
import { Port } from './port';
import type { ValueProblem } from './value-problem';

/** Metadata of cdk8s-plus, as far as a tier reads it. */
export interface ICdk8sPlusMetadata {
  /** The metadata as it is written. */
  toJson(): unknown;
}

/** A workload of cdk8s-plus, as far as a tier reads it. */
export interface ICdk8sPlusWorkload {
  /** Metadata of the pods. */
  readonly podMetadata: ICdk8sPlusMetadata;
  /** Containers of the pods, with the ports that they declare. */
  readonly containers: readonly ICdk8sPlusContainer[];
  /** Metadata of the workload itself. */
  readonly metadata: { readonly namespace?: string };
  /** Whether the pods use the network of their node. */
  readonly hostNetwork?: boolean;
}

/** A container of cdk8s-plus, as far as a tier reads it. */
export interface ICdk8sPlusContainer {
  /** The ports that it declares. */
  readonly ports: readonly ICdk8sPlusContainerPort[];
}

/** A container port of cdk8s-plus; without a protocol it is TCP. */
export interface ICdk8sPlusContainerPort {
  /** The port, an integer from 1 to 65535. */
  readonly number: number;
  /** TCP, UDP or SCTP. */
  readonly protocol?: string;
  /** Name of the port. */
  readonly name?: string;
}

/** What a tier needs to know of a workload. */
export interface WorkloadReading {
  readonly labels: { [key: string]: string };
  readonly ports: readonly Port[];
  readonly hostNetwork: boolean;
  /** The namespace it lives in, where it says so. */
  readonly namespace?: string;
  readonly problems: readonly ValueProblem[];
}

/** Reads a workload; what is none comes back as a problem. */
export function readWorkload(workload: ICdk8sPlusWorkload): WorkloadReading {
  return orUnreadable(() => readCdk8sPlusWorkload(workload));
}

/** Reads a raw manifest; what has no pods comes back as a problem. */
export function readManifest(object: ApiObject): WorkloadReading {
  return orUnreadable(() => readPodTemplate(object));
}

function orUnreadable(read: () => WorkloadReading): WorkloadReading {
  try {
    return read();
  } catch (error) {
    const problem = unreadable(`this is no workload: ${messageOf(error)}`);
    return { labels: {}, ports: [], hostNetwork: false, problems: [problem] };
  }
}

function readCdk8sPlusWorkload(workload: ICdk8sPlusWorkload): WorkloadReading {
  const metadata = workload.podMetadata.toJson() as { labels?: Record<string, string> } | undefined;
  const ports = workload.containers.flatMap((container) => container.ports);
  return reading({
    labels: metadata?.labels,
    ports: ports.map(({ protocol = 'TCP', number, name }) => Port._of(protocol, number, name)),
    hostNetwork: workload.hostNetwork,
    namespace: workload.metadata.namespace,
  });
}

interface PodSpec {
  readonly containers?: readonly {
    readonly ports?: readonly { containerPort: number; protocol?: string; name?: string }[];
  }[];
  readonly hostNetwork?: boolean;
}

interface PodTemplate {
  readonly metadata?: { readonly labels?: Record<string, string>; readonly namespace?: string };
  readonly spec?: PodSpec & {
    readonly template?: PodTemplate;
    readonly jobTemplate?: { readonly spec?: { readonly template?: PodTemplate } };
  };
}

function readPodTemplate(object: ApiObject): WorkloadReading {
  const manifest = object.toJson() as PodTemplate;
  const template = manifest.spec?.jobTemplate?.spec?.template ?? manifest.spec?.template ?? manifest;
  const ports = (template.spec?.containers ?? []).flatMap((container) => container.ports ?? []);
  return reading({
    labels: template.metadata?.labels,
    ports: ports.map(({ protocol = 'TCP', containerPort, name }) => Port._of(protocol, containerPort, name)),
    hostNetwork: template.spec?.hostNetwork,
    namespace: manifest.metadata?.namespace,
  });
}

function reading(found: {
  labels: Record<string, string> | undefined;
  ports: readonly Port[];
  hostNetwork: boolean | undefined;
  namespace: string | undefined;
}): WorkloadReading {
  const { labels = {}, ports, hostNetwork = false, namespace } = found;
  const problems: ValueProblem[] = [];
  if (Object.keys(labels).length === 0) {
    problems.push(unreadable('the workload has no pod labels to select its pods by'));
  }
  return { labels: { ...labels }, ports, hostNetwork, ...(namespace !== undefined && { namespace }), problems };
}

function unreadable(message: string): ValueProblem {
  const help = 'pass a Pod or a workload whose pod template has labels, or make a Tier with labels of your own';
  return { code: 'workload-unreadable', message, help };
}
