import { PolicyPorts } from '../../model/policy-ports';
import type { ProtocolName } from '../../model/protocol';
import type { Service, ServicePort } from '../../model/service';
import { targetNumbersAt } from '../../model/service-backends';
import { builtIn } from '../check';
import type { CheckContext } from '../check-context';
import { policyName } from '../checked-policy';
import { destinationsOf, type Destinations } from '../destinations';
import { podsBehind } from '../pods-behind';

/** A port of a Service in a rule, where the pods behind it listen on another one (S33). */
export const servicePortConfusion = builtIn('service-port-confusion', ['workloads'], function* (context) {
  for (const checked of context.policies) {
    for (const rule of checked.rules) {
      const numbered = rule.ports.flatMap(({ port, endPort, protocol }, index) =>
        typeof port === 'number' && typeof endPort !== 'number' ? [{ port, protocol: protocol ?? 'TCP', index }] : [],
      );
      if (!rule.meaning || numbered.length === 0) continue;
      const known = context.once(knownPorts, destinationsOf(context, checked, rule));
      for (const { port, protocol, index } of numbered) {
        const key = keyOf(protocol, port);
        const translated = known.listening.has(key) ? undefined : known.translated.get(key);
        if (!translated) continue;
        const { service, target } = translated;
        const numbers = [...new Set(podsBehind(context, service).flatMap((pods) => targetNumbersAt(pods, target)))];
        if (isAllowedToo(rule.meaning.ports, target, numbers)) continue;
        const { targetPort } = target;
        const listening = typeof targetPort === 'string' && numbers.length > 0 ? ` (${numbers.join(', ')})` : '';
        yield {
          object: checked.object,
          path: `${rule.path}.ports[${index}].port`,
          message: `${policyName(checked)} names port ${port} of Service ${service.namespace}/${service.name}, but its pods listen on ${targetPort}${listening}`,
          help: `write port: ${numbers.length === 1 ? numbers[0] : targetPort}`,
        };
      }
    }
  }
});

interface KnownPorts {
  /** Ports that destinations declare, or that a Service leads to. */
  readonly listening: ReadonlySet<string>;
  /** Ports of Services in front of them that lead to another port. */
  readonly translated: ReadonlyMap<string, { readonly service: Service; readonly target: ServicePort }>;
}

function knownPorts(_context: CheckContext, { ports, services }: Destinations): KnownPorts {
  const listening = new Set(ports.map(({ protocol, port }) => keyOf(protocol, port)));
  const translated = new Map<string, { service: Service; target: ServicePort }>();
  for (const service of services) {
    for (const target of service.ports) {
      const { protocol, port, targetPort } = target;
      if (typeof targetPort === 'number') listening.add(keyOf(protocol, targetPort));
      if (targetPort !== port && !translated.has(keyOf(protocol, port))) {
        translated.set(keyOf(protocol, port), { service, target });
      }
    }
  }
  return { listening, translated };
}

/** Whether a rule allows the port of the pods beside that of the Service, so that nothing is denied. */
function isAllowedToo(ports: PolicyPorts, { protocol, targetPort }: ServicePort, numbers: readonly number[]): boolean {
  const holds = (port: number): boolean => ports.contains(PolicyPorts.of([{ protocol, first: port, last: port }]));
  if (typeof targetPort === 'string' && ports.contains(PolicyPorts.of([{ protocol, name: targetPort }]))) return true;
  return numbers.length > 0 && numbers.every(holds);
}

function keyOf(protocol: ProtocolName, port: number): string {
  return `${protocol} ${port}`;
}
