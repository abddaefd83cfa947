import type { Service } from '../../model/service';
import type { Workload } from '../../model/workload';
import type { CheckContext } from '../check-context';
import { builtIn } from '../check';
import { policyName } from '../checked-policy';
import { destinationsOf } from '../destinations';

/** A port of a Service in a rule, where the pods behind it listen on another one (S33). */
export const servicePortConfusion = builtIn('service-port-confusion', ['workloads'], function* (context) {
  for (const checked of context.policies) {
    for (const rule of checked.rules) {
      const numbered = rule.ports.flatMap(({ port, endPort, protocol }, index) =>
        typeof port === 'number' && typeof endPort !== 'number' ? [{ port, protocol: protocol ?? 'TCP', index }] : [],
      );
      if (numbered.length === 0) continue;
      const pods = destinationsOf(context, checked, rule);
      for (const { port, protocol, index } of numbered) {
        if (pods.some(({ ports }) => ports.some((each) => each.port === port && each.protocol === protocol))) continue;
        for (const service of servicesOf(context, pods)) {
          const target = service.ports.find((each) => each.port === port && each.protocol === protocol)?.targetPort;
          if (target === undefined || target === port) continue;
          yield {
            object: checked.object,
            path: `${rule.path}.ports[${index}].port`,
            message: `${policyName(checked)} names port ${port} of Service ${service.namespace}/${service.name}, the pods behind it listen on ${target}`,
            help: `write port: ${target}`,
          };
          break;
        }
      }
    }
  }
});

/** Services that pods stand behind. */
function servicesOf({ cluster }: CheckContext, pods: readonly Workload[]): Service[] {
  const namespaces = new Set(pods.map(({ namespace }) => namespace));
  return cluster.services.filter(({ namespace, selector }) => {
    const labels = Object.entries(selector);
    if (labels.length === 0 || !namespaces.has(namespace)) return false;
    return pods.some((pod) => pod.namespace === namespace && labels.every(([key, value]) => pod.labels[key] === value));
  });
}
