import { DEFAULT_NAMESPACE } from '../model/namespace';
import { didYouMean } from '../base/did-you-mean';
import type { ManifestObject } from '../manifest/objects-of-document';

const GROUP = 'networking.k8s.io';
const KIND = 'NetworkPolicy';
type Value = ManifestObject['value'];

/**
 * Whether an object is meant to be a NetworkPolicy of Kubernetes: also where kind or group are misspelt or the version is
 * an old one, but not where another API group, such as that of a network plugin, has a kind of the same name.
 */
export function isMeantAsNetworkPolicy({ apiVersion, kind }: Value): boolean {
  const group = typeof apiVersion === 'string' && apiVersion.includes('/') ? apiVersion.split('/', 1)[0] : '';
  if (kind === KIND) return !group.includes('.') || didYouMean(group, [GROUP]) !== undefined;
  return typeof kind === 'string' && group === GROUP && didYouMean(kind, [KIND]) !== undefined;
}

/** `namespace/name` of a policy, for people, with the namespace that a client fills in. */
export function qualifiedName(value: Value): string {
  const { name = '(no name)', namespace = DEFAULT_NAMESPACE } = namesOf(value);
  return `${namespace}/${name}`;
}

/** Name and namespace as they stand in an object; undefined where they are missing, empty or no text. */
export function namesOf({ metadata }: Value): { name: string | undefined; namespace: string | undefined } {
  const { name, namespace } = (metadata ?? {}) as { name?: unknown; namespace?: unknown };
  return { name: textOf(name), namespace: textOf(namespace) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
