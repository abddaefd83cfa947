import { PolicyPorts } from '../../model/policy-ports';
import type { ProtocolName } from '../../model/protocol';
import { builtIn } from '../check';
import { policyName } from '../checked-policy';

/** A rule for port 53 of one protocol, where no rule for the same pods has the other one (S6, V59). */
export const dnsOneProtocol = builtIn('dns-one-protocol', [], function* (context) {
  for (const policies of context.policiesByNamespace.values()) {
    for (const checked of policies) {
      const { podSelector, egress } = checked.policy;
      if (!egress.some(({ ports }) => !ports.isAll && hasDns(ports))) continue;
      const rules = policies
        .filter(({ policy }) => policy === checked.policy || podSelector.isCoveredBy([policy.podSelector]))
        .flatMap(({ policy }) => policy.egress);
      const missing = PROTOCOLS.filter((protocol) => !rules.some(({ ports }) => ports.contains(DNS[protocol])));
      if (missing.length !== 1) continue;
      const rule = checked.rules.find(
        ({ direction, meaning }) => direction === 'egress' && meaning && hasDns(meaning.ports),
      );
      if (!rule) continue;
      yield {
        object: checked.object,
        path: `${rule.path}.ports`,
        message: `${policyName(checked)} allows port 53 without ${missing[0]}`,
        help: `add { protocol: ${missing[0]}, port: 53 }; a port without protocol is TCP alone`,
      };
    }
  }
});

const PROTOCOLS = ['UDP', 'TCP'] as const satisfies readonly ProtocolName[];

const DNS = {
  UDP: PolicyPorts.of([{ protocol: 'UDP', first: 53, last: 53 }]),
  TCP: PolicyPorts.of([{ protocol: 'TCP', first: 53, last: 53 }]),
} as const;

function hasDns(ports: PolicyPorts): boolean {
  return PROTOCOLS.some((protocol) => ports.contains(DNS[protocol]));
}
