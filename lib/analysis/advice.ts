import type { Direction } from '../model/direction';
import type { CaveatCode } from './caveats';
import type { BackendVerdict, DirectionVerdict, Flow, PolicyTrace, RuleTrace } from './verdict';

/** What would make a flow allowed that is denied, or decide what is unknown; nothing where the flow is allowed. */
export function adviceOn({ flow, verdict, caveats, egress, ingress }: BackendVerdict): string[] {
  if (verdict === 'allowed') return [];
  if (verdict === 'unknown') {
    const ways = caveats.flatMap(({ code }) => TO_DECIDE[code] ?? []);
    return ways.length === 0 ? [] : [`to decide it: ${ways.join('; ')}`];
  }
  const ends: [Direction, DirectionVerdict][] = [
    ['egress', egress],
    ['ingress', ingress],
  ];
  const denying = ends.filter(([, said]) => said.verdict === 'denied');
  if (denying.length === 0) return flow.port === undefined ? [DISJOINT] : [];
  return denying.map(
    ([direction, { policies }], i) =>
      `${i === 0 ? 'to allow it' : 'and also'}: ${howToAllow(direction, flow, policies)}`,
  );
}

const DISJOINT = 'to allow it: both ends have to allow the same ports, by addresses of the same family';

/** What somebody who asks can do about a verdict that is open. */
const TO_DECIDE: { readonly [code in CaveatCode]?: string } = {
  'pod-address-unknown': 'say in which CIDRs pods have their addresses (podCidrs)',
  'node-address-unknown': 'say in which CIDRs nodes have their addresses (nodeCidrs)',
  'address-families-differ': 'let the rules say the same of IPv4 and IPv6',
  'addresses-differ': 'ask about one address',
  'protocol-undefined': 'ask about TCP, UDP or SCTP',
  'backends-differ': 'ask about one of the pods',
  'service-without-pods': 'add the pods behind the Service',
};

/** The rule that misses the flow by its ports or by its peers alone, if there is one. */
function nearestMiss(
  policies: readonly PolicyTrace[],
): { readonly policy: PolicyTrace; readonly rule: RuleTrace } | undefined {
  const candidates = policies.flatMap((policy) => policy.rules.map((rule) => ({ policy, rule })));
  return (
    candidates.find(({ rule }) => rule.peer === true && rule.port === false) ??
    candidates.find(({ rule }) => rule.peer === false && rule.port === true)
  );
}

function howToAllow(
  direction: Direction,
  { from, to, protocol, port }: Flow,
  policies: readonly PolicyTrace[],
): string {
  const what = port === undefined ? undefined : `${protocol ?? 'port'} ${port}`;
  const [subject, other] = direction === 'egress' ? [from, to] : [to, from];
  const near = nearestMiss(policies);
  if (near) {
    const rule = `${direction} rule ${near.rule.index} of ${near.policy.namespace}/${near.policy.name}`;
    return near.rule.peer === true ? `add ${what ?? 'ports'} to ${rule}` : `add ${other} to the peers of ${rule}`;
  }
  const preposition = direction === 'egress' ? 'to' : 'from';
  return `a policy that selects ${subject} has to allow ${direction} ${preposition} ${other}${what === undefined ? '' : ` on ${what}`}`;
}
