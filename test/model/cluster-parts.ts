import type { ClusterPolicy } from '../../lib/model/cluster';
import { LabelSelector } from '../../lib/model/label-selector';
import type { Service } from '../../lib/model/service';

/** A policy that isolates every pod of its namespace. */
export function denyAll(namespace: string, name: string, source?: ClusterPolicy['source']): ClusterPolicy {
  return {
    policy: {
      namespace,
      name,
      labels: {},
      annotations: {},
      podSelector: LabelSelector.EVERYTHING,
      isolates: ['ingress'],
      ingress: [],
      egress: [],
    },
    source,
  };
}

export function service(namespace: string, name: string): Service {
  return { namespace, name, selector: { app: name }, ports: [{ protocol: 'TCP', port: 80, targetPort: 'http' }] };
}
