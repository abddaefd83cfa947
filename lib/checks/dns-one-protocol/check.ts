import { TypedFastBitSet as BitSet } from 'typedfastbitset';
import type { LabelSelector } from '../../model/label-selector';
import type { NetworkPolicy } from '../../model/network-policy';
import { PinIndex } from '../../model/pin-index';
import { isNamedPort, PolicyPorts } from '../../model/policy-ports';
import type { ProtocolName } from '../../model/protocol';
import { DNS_PORT, isDnsPort } from '../allows-dns';
import { builtIn } from '../check';
import type { CheckContext } from '../check-context';
import { policyName, type CheckedPolicy } from '../checked-policy';

/** A rule for port 53 of one protocol, where no rule for the same pods has the other one (S6, V59). */
export const dnsOneProtocol = builtIn('dns-one-protocol', [], function* (context) {
  for (const policies of context.policiesByNamespace.values()) {
    const allowing = new Map<DnsProtocol, SubjectsAllowed>();
    for (const checked of policies) {
      const rule = checked.rules.find(
        ({ direction, meaning }) => direction === 'egress' && meaning && namesDnsPort(meaning.ports),
      );
      const missing = rule && PROTOCOLS.find((protocol) => !allows(checked.policy, protocol));
      if (!missing) continue;
      const others = allowing.get(missing) ?? new SubjectsAllowed(context, policies, missing);
      allowing.set(missing, others);
      if (others.hold(checked.policy)) continue;
      yield {
        object: checked.object,
        path: `${rule.path}.ports`,
        message: `${policyName(checked)} allows port 53 over ${missing === 'UDP' ? 'TCP' : 'UDP'} but not over ${missing}`,
        help: `add { protocol: ${missing}, port: 53 }; a port without a protocol means TCP only`,
      };
    }
  }
});

const PROTOCOLS = ['UDP', 'TCP'] as const satisfies readonly ProtocolName[];

type DnsProtocol = (typeof PROTOCOLS)[number];

const DNS = {
  UDP: PolicyPorts.of([{ protocol: 'UDP', first: DNS_PORT, last: DNS_PORT }]),
  TCP: PolicyPorts.of([{ protocol: 'TCP', first: DNS_PORT, last: DNS_PORT }]),
} as const;

function namesDnsPort({ entries }: PolicyPorts): boolean {
  return entries.some((port) => isDnsPort(port) && !isNamedPort(port) && port.first === DNS_PORT);
}

function allows({ egress }: NetworkPolicy, protocol: DnsProtocol): boolean {
  return egress.some(
    ({ ports }) =>
      ports.contains(DNS[protocol]) || ports.entries.some((port) => port.protocol === protocol && isDnsPort(port)),
  );
}

/** The pods of a namespace that its policies let ask on port 53 of a protocol. */
class SubjectsAllowed {
  readonly #selectors = new PinIndex<LabelSelector>();
  readonly #pods = new BitSet();

  public constructor(
    private readonly context: CheckContext,
    policies: readonly CheckedPolicy[],
    protocol: DnsProtocol,
  ) {
    const having = policies.filter(({ policy }) => allows(policy, protocol));
    for (const { namespace, podSelector } of new Map(
      having.map(({ policy }) => [policy.podSelector.key, policy]),
    ).values()) {
      this.#selectors.add(podSelector.constraints, podSelector);
      this.#pods.union(context.inventory.inNamespace(namespace, podSelector));
    }
  }

  /** Whether all pods that a policy selects are among them: those of the input, or without these any. */
  public hold({ namespace, podSelector }: NetworkPolicy): boolean {
    const pods = this.context.inventory.inNamespace(namespace, podSelector);
    if (!pods.isEmpty()) return pods.difference_size(this.#pods) === 0;
    if (!podSelector.isSatisfiable) return true;
    return this.#selectors.containing(podSelector.constraints).some((each) => podSelector.isCoveredBy([each]));
  }
}
