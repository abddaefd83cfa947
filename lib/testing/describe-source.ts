import type { ClusterPolicy } from '../model/cluster';

/** A policy, and where it comes from, as explanations write it. */
export function describePolicy({ policy: { namespace, name }, source }: ClusterPolicy): string {
  const location = source?.location?.();
  const places = [source?.constructPath ?? [], location ? `${location.file}:${location.line}` : []].flat();
  return `${namespace}/${name}${places.length === 0 ? '' : ` (${places.join(', ')})`}`;
}
