import type { Labels } from '../model/label-selector';
import { parseAddress } from '../model/ip-address';
import type { PodPhase, Workload, ContainerPort } from '../model/workload';
import { quoted } from '../base/show-value';
import type { SourcePlace } from '../diagnostics/origin';
import type { Fields } from './fields';
import { readKindOf, type ReadKind, type WorkloadKind } from './object-kind';
import { readIdentity } from './read-identity';
import { readPort } from './read-port';

/** A workload by kind and name, in the namespace of what it owns. */
export interface OwnerReference {
  readonly kind: WorkloadKind;
  readonly name: string;
}

/** A workload, and the ones that it may belong to: the first of them that is there. */
export interface OwnedWorkload {
  readonly workload: Workload;
  readonly owners: readonly OwnerReference[];
  /** Name of the node that a Pod runs on. @default - not known */
  readonly nodeName?: string;
}

/** Where each kind has the template of its pods; a Pod is one itself. */
const TEMPLATES: Readonly<Record<WorkloadKind, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

function isWorkloadKind(kind: ReadKind): kind is WorkloadKind {
  return Object.hasOwn(TEMPLATES, kind);
}

/** Kinds whose `spec.replicas` says how many pods there are. */
const SCALED: ReadonlySet<WorkloadKind> = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);

const MOST_REPLICAS = 2147483647;

const PHASES: readonly PodPhase[] = ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'];

/** Label in which a ReplicaSet made by a Deployment has the suffix of its name. */
const TEMPLATE_HASH = 'pod-template-hash';

/** Label in which pods have the name of their Job; since Kubernetes 1.27 with a prefix as well. */
const JOB_NAME = 'job-name';

/** A workload as selectors see it; undefined where it has no name that the API server would take. */
export function readWorkload(
  kind: WorkloadKind,
  object: Fields,
  place: string,
  source: SourcePlace | undefined,
): OwnedWorkload | undefined {
  const metadata = object.object('metadata');
  const identity = readIdentity(metadata, place);
  const template = TEMPLATES[kind].reduce((fields, name) => fields.object(name), object);
  const spec = template.object('spec');
  const written = template.object('metadata').texts('labels');
  const labels = kind === 'Job' && identity ? withJobName(written, identity.name, object.object('spec')) : written;
  const replicas = SCALED.has(kind) ? object.object('spec').integer('replicas', 0, MOST_REPLICAS) : undefined;
  const workload = {
    kind,
    labels,
    ports: readPorts(spec),
    replicas: replicas ?? 1,
    hostNetwork: spec.flag('hostNetwork'),
    ...(kind === 'Pod' ? readStatus(object.object('status')) : { addresses: [], nodeAddresses: [] }),
    ...(source && { source }),
  };
  const owners = readOwners(metadata, labels);
  const nodeName = kind === 'Pod' ? spec.text('nodeName') : undefined;
  return identity && { workload: { ...identity, ...workload }, owners, ...(nodeName !== undefined && { nodeName }) };
}

/**
 * Labels of the pods of a Job, with those that the API server writes into its template. What other controllers add has
 * values that nobody knows beforehand.
 */
function withJobName(labels: Labels, name: string, spec: Fields): Labels {
  // Where a server has been at work, one before 1.27 has written fewer of them.
  if (Object.hasOwn(labels, JOB_NAME) || spec.flag('manualSelector')) return labels;
  return { ...labels, [JOB_NAME]: name, [`batch.kubernetes.io/${JOB_NAME}`]: name };
}

/** Ports of regular containers and of the init containers that keep running (S40). */
function readPorts(spec: Fields): ContainerPort[] {
  const sidecars = spec.objects('initContainers').filter((container) => container.text('restartPolicy') === 'Always');
  return [...spec.objects('containers'), ...sidecars].flatMap((container) =>
    container.objects('ports').flatMap((port) => readPort(port, 'containerPort') ?? []),
  );
}

function readStatus(status: Fields): Pick<Workload, 'addresses' | 'nodeAddresses' | 'phase'> {
  const phase = status.word('phase', PHASES);
  return {
    addresses: readAddresses(status, 'podIP', 'podIPs'),
    nodeAddresses: readAddresses(status, 'hostIP', 'hostIPs'),
    ...(phase && { phase }),
  };
}

/** Addresses from a field for one and from a list for those of each family, which repeats the one. */
function readAddresses(status: Fields, one: string, all: string): string[] {
  const found = [readAddress(status, one), ...status.objects(all).map((each) => readAddress(each, 'ip'))];
  return [...new Set(found.filter((address) => address !== undefined))];
}

/** An IP address of either family. */
export function readAddress(fields: Fields, name: string): string | undefined {
  const text = fields.text(name);
  if (text === undefined || parseAddress(text)) return text;
  fields.refuse(name, 'FieldValueInvalid', `${name} is ${quoted(text)}, which is no IP address`);
  return undefined;
}

/** What controls an object. At most one of its owners does. */
function readOwners(metadata: Fields, labels: Labels): OwnerReference[] {
  const references = metadata.objects('ownerReferences').filter((each) => each.flag('controller'));
  return references.flatMap((reference) => {
    const kind = readKindOf({ apiVersion: reference.text('apiVersion'), kind: reference.text('kind') });
    const name = reference.text('name');
    if (name === undefined || kind === undefined || !isWorkloadKind(kind)) return [];
    const suffix = `-${Object.hasOwn(labels, TEMPLATE_HASH) ? labels[TEMPLATE_HASH] : ''}`;
    const isOfDeployment = kind === 'ReplicaSet' && name.endsWith(suffix);
    // Who lists Deployments and Pods seldom lists the ReplicaSets between them.
    const beyond = isOfDeployment ? [{ kind: 'Deployment' as const, name: name.slice(0, -suffix.length) }] : [];
    return [{ kind, name }, ...beyond];
  });
}
