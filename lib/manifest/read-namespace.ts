import type { SourcePlace } from '../diagnostics/origin';
import type { ClusterNamespace } from '../model/cluster';
import { dnsLabelProblems } from '../model/dns-name';
import type { Fields } from './fields';
import { readName } from './read-identity';

/** A Namespace; undefined where it has no name that the API server would take. */
export function readNamespace(object: Fields, place: string, source?: SourcePlace): ClusterNamespace | undefined {
  const metadata = object.object('metadata');
  const name = readName(metadata, place, dnsLabelProblems);
  const labels = metadata.texts('labels');
  return name === undefined ? undefined : { name, labels, ...(source && { source }) };
}
