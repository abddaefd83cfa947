import { LabelSelector } from '../model/label-selector';
import type { Service } from '../model/service';
import { standsBehind } from '../model/service-backends';
import type { Workload } from '../model/workload';
import type { CheckContext } from './check-context';

/** The pods that answer for a Service; none for one without a selector (S63). */
export function podsBehind(context: CheckContext, service: Service): readonly Workload[] {
  return context.once(findPods, service);
}

function findPods({ inventory, cluster }: CheckContext, service: Service): Workload[] {
  const { namespace, selector } = service;
  if (Object.keys(selector).length === 0) return [];
  const positions = inventory.inNamespace(namespace, LabelSelector.of(selector)).array();
  return positions.map((position) => cluster.workloads[position]).filter((pods) => standsBehind(service, pods));
}
