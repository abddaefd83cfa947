import fc from 'fast-check';
import { LabelSelector, type LabelRequirement } from '../../lib/model/label-selector';
import type { NetworkPolicy, PolicyPeer, PolicyRule } from '../../lib/model/network-policy';
import { PolicyPorts, type PolicyPort } from '../../lib/model/policy-ports';
import { PROTOCOLS } from '../../lib/model/protocol';

const name = fc.constantFrom('a', 'web', 'allow-dns', 'x.y', '0');
const key = fc.constantFrom('app', 'tier', 'example.com/team', 'constructor', '1');
const value = fc.constantFrom('', 'web', 'api', '1', 'true');
const labels = fc.dictionary(key, value, { maxKeys: 3, noNullPrototype: true });

const requirement: fc.Arbitrary<LabelRequirement> = fc.oneof(
  fc.record({
    key,
    operator: fc.constantFrom('In' as const, 'NotIn' as const),
    values: fc.array(value, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ key, operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const), values: fc.constant([]) }),
);
const selector = fc
  .tuple(labels, fc.array(requirement, { maxLength: 3 }))
  .map(([matched, expressions]) => LabelSelector.of(matched, expressions));

const peer: fc.Arbitrary<PolicyPeer> = fc.oneof(
  fc.record({ podSelector: selector }),
  fc.record({ namespaceSelector: selector }),
  fc.record({ podSelector: selector, namespaceSelector: selector }),
  fc.constantFrom<PolicyPeer>(
    { ipBlock: { cidr: '0.0.0.0/0', except: [] } },
    { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '10.2.0.0/16'] } },
    { ipBlock: { cidr: 'fd00::/8', except: ['fd00:1::/32'] } },
  ),
);

const protocol = fc.constantFrom(...PROTOCOLS);
const number = fc.oneof(fc.integer({ min: 1, max: 65535 }), fc.constantFrom(1, 80, 443, 65535));
const port: fc.Arbitrary<PolicyPort> = fc.oneof(
  fc.tuple(protocol, number).map(([of, at]) => ({ protocol: of, first: at, last: at })),
  fc.tuple(protocol, number, number).map(([of, one, other]) => ({
    protocol: of,
    first: Math.min(one, other),
    last: Math.max(one, other),
  })),
  protocol.map((of) => ({ protocol: of, first: 1, last: 65535 })),
  fc.tuple(protocol, fc.constantFrom('http', 'metrics')).map(([of, called]) => ({ protocol: of, name: called })),
);
const ports = fc.oneof(
  fc.constant(PolicyPorts.ALL),
  fc.array(port, { minLength: 1, maxLength: 4 }).map((some) => PolicyPorts.of(some)),
);
const rules: fc.Arbitrary<PolicyRule[]> = fc.array(fc.record({ peers: fc.array(peer, { maxLength: 3 }), ports }), {
  maxLength: 3,
});

/** Policies of every shape that a manifest can express: rules stand in the directions that the policy isolates. */
export const anyPolicy: fc.Arbitrary<NetworkPolicy> = fc
  .record({
    namespace: name.filter((text) => !text.includes('.')),
    name,
    labels,
    annotations: labels,
    podSelector: selector,
    isolates: fc.constantFrom<NetworkPolicy['isolates'][]>(['ingress'], ['egress'], ['ingress', 'egress']),
    ingress: rules,
    egress: rules,
  })
  .map((policy) => ({
    ...policy,
    ingress: policy.isolates.includes('ingress') ? policy.ingress : [],
    egress: policy.isolates.includes('egress') ? policy.egress : [],
  }));
