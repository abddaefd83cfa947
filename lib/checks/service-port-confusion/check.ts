import { builtIn } from '../check';
import { policyName } from '../checked-policy';
import { destinationsOf } from '../destinations';

/** A port of a Service in a rule, where the pods behind it listen on another one (S33). */
export const servicePortConfusion = builtIn('service-port-confusion', ['workloads'], function* (context) {
  if (context.cluster.services.length === 0) return;
  for (const checked of context.policies) {
    for (const rule of checked.rules) {
      const numbered = rule.ports.flatMap(({ port, endPort, protocol }, index) =>
        typeof port === 'number' && typeof endPort !== 'number' ? [{ port, protocol: protocol ?? 'TCP', index }] : [],
      );
      if (numbered.length === 0) continue;
      const { ports, services } = destinationsOf(context, checked, rule);
      for (const { port, protocol, index } of numbered) {
        if (ports.some((each) => each.port === port && each.protocol === protocol)) continue;
        for (const service of services) {
          const target = service.ports.find((each) => each.port === port && each.protocol === protocol)?.targetPort;
          if (target === undefined || target === port) continue;
          const numbers = ports.flatMap((each) =>
            each.name === target && each.protocol === protocol ? each.port : [],
          );
          const also = numbers.length === 0 ? '' : ` (${[...new Set(numbers)].join(', ')})`;
          yield {
            object: checked.object,
            path: `${rule.path}.ports[${index}].port`,
            message: `${policyName(checked)} names port ${port} of Service ${service.namespace}/${service.name}, the pods behind it listen on ${target}${also}`,
            help: `write port: ${numbers.length === 1 ? numbers[0] : target}`,
          };
          break;
        }
      }
    }
  }
});
