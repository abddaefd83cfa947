import { ConnectionSet } from './connection-set';
import { PortSet } from './port-set';
import type { Service, ServicePort } from './service';
import { isFinished, type Workload } from './workload';

/** Whether pods answer for a Service. Nobody known does for one without a selector (S63). */
export function standsBehind({ namespace, selector }: Service, workload: Workload): boolean {
  const wanted = Object.entries(selector);
  return (
    wanted.length > 0 &&
    workload.namespace === namespace &&
    !isFinished(workload) &&
    wanted.every(([key, value]) => Object.hasOwn(workload.labels, key) && workload.labels[key] === value)
  );
}

/** The ports of pods that ports of a Service lead to; a name that the pods do not have leads nowhere (S57). */
export function targetsAt(workload: Workload, ports: readonly ServicePort[]): ConnectionSet {
  return ports
    .flatMap((port) =>
      targetNumbersAt(workload, port).map((number) => ConnectionSet.of(port.protocol, PortSet.range(number, number))),
    )
    .reduce((all, each) => all.union(each), ConnectionSet.EMPTY);
}

/** The same of one port, as numbers. */
export function targetNumbersAt({ ports }: Workload, { protocol, targetPort }: ServicePort): readonly number[] {
  if (typeof targetPort === 'number') return [targetPort];
  return ports.flatMap((each) => (each.name === targetPort && each.protocol === protocol ? each.port : []));
}
