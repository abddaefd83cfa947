import { ClusterReader } from '../../lib/manifest/cluster-reader';
import type { Cluster } from '../../lib/model/cluster';
import { DiagnosticsError } from '../../lib/diagnostics/diagnostics-error';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic';

type Fields = Record<string, unknown>;

const VERSIONS: Record<string, string> = {
  Job: 'batch/v1',
  CronJob: 'batch/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  Ingress: 'networking.k8s.io/v1',
};
const CORE = ['Namespace', 'Node', 'Pod', 'Service', 'ReplicationController'];

/** An object `a/x` of a kind, with the API version that the kind has. */
export function object(kind: string, fields: object = {}, metadata: object = {}): Fields {
  const apiVersion = VERSIONS[kind] ?? (CORE.includes(kind) ? 'v1' : 'apps/v1');
  return { apiVersion, kind, metadata: { namespace: 'a', name: 'x', ...metadata }, ...fields };
}

/** Pods by their template, in the shape that Deployments and most others have. */
export function ofTemplate(spec: object = {}, metadata: object = {}): Fields {
  return { spec: { template: { metadata, spec } } };
}

export function controlledBy(kind: string, name: string, rest: object = {}): Fields {
  const { apiVersion } = object(kind);
  return { ownerReferences: [{ apiVersion, kind, name, controller: true, uid: 'u', ...rest }] };
}

/** What a reader makes of objects without places. */
export function readAll(...objects: unknown[]) {
  const reader = new ClusterReader();
  for (const value of objects) reader.add({ value });
  const { parts, diagnostics, skipped } = reader;
  return {
    workloads: parts.workloads ?? [],
    services: parts.services ?? [],
    namespaces: parts.namespaces ?? [],
    policies: parts.policies ?? [],
    ingresses: parts.ingresses ?? [],
    nodes: parts.nodes ?? [],
    faults: diagnostics.map(({ code, path, reason }) => [code, path, reason]),
    skipped: Object.fromEntries(skipped),
  };
}

/** The diagnostics with which a cluster is refused. */
export function refusalOf(read: () => Cluster): readonly Diagnostic[] {
  try {
    read();
  } catch (error) {
    if (error instanceof DiagnosticsError) return error.diagnostics;
    throw error;
  }
  throw new Error('the cluster was not refused');
}
