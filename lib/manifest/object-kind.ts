import { didYouMean } from '../base/did-you-mean';
import type { ManifestObject } from './objects-of-document';

type Typed = ManifestObject['value'];

const POLICY_GROUP = 'networking.k8s.io';
const POLICY = 'NetworkPolicy';

/** API groups in which Kubernetes has or had the kinds that matter to reachability; the empty text is the core group. */
const GROUPS = {
  Namespace: [''],
  Node: [''],
  Service: [''],
  Ingress: ['networking.k8s.io', 'extensions'],
  Pod: [''],
  ReplicationController: [''],
  Deployment: ['apps', 'extensions'],
  StatefulSet: ['apps'],
  DaemonSet: ['apps', 'extensions'],
  ReplicaSet: ['apps', 'extensions'],
  Job: ['batch'],
  CronJob: ['batch'],
} as const;

/** Kinds that are read, except for NetworkPolicy, which validation recognizes. */
export type ReadKind = keyof typeof GROUPS;

/** Kinds that are pods or make pods. */
export type WorkloadKind = Exclude<ReadKind, 'Namespace' | 'Node' | 'Service' | 'Ingress'>;

/**
 * The kind of an object, if it is one that is read. Other API groups may have kinds of the same name, such as the Service
 * of Knative. The version does not matter; an object without `apiVersion` has the kind that it names.
 */
export function readKindOf({ apiVersion, kind }: Typed): ReadKind | undefined {
  if (typeof kind !== 'string' || !Object.hasOwn(GROUPS, kind)) return undefined;
  const known = kind as ReadKind;
  const isOfGroup = typeof apiVersion !== 'string' || GROUPS[known].some((group) => group === groupOf(apiVersion));
  return isOfGroup ? known : undefined;
}

/**
 * Whether an object is meant to be a NetworkPolicy of Kubernetes: also where kind or group are misspelt or the version is
 * an old one, but not where another API group, such as that of a network plugin, has a kind of the same name.
 */
export function isMeantAsNetworkPolicy({ apiVersion, kind }: Typed): boolean {
  const group = groupOf(apiVersion);
  if (kind === POLICY) return !group.includes('.') || didYouMean(group, [POLICY_GROUP]) !== undefined;
  return typeof kind === 'string' && group === POLICY_GROUP && didYouMean(kind, [POLICY]) !== undefined;
}

/** Kind and group as kubectl writes them: `ConfigMap`, `Rollout.argoproj.io`. Empty for what names no kind. */
export function qualifiedKind({ apiVersion, kind }: Typed): string {
  if (typeof kind !== 'string') return '';
  const group = groupOf(apiVersion);
  return group === '' ? kind : `${kind}.${group}`;
}

function groupOf(apiVersion: unknown): string {
  return typeof apiVersion === 'string' && apiVersion.includes('/') ? apiVersion.split('/', 1)[0] : '';
}
