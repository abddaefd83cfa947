/*
 * Rules to their own halves. Laws: the result does not depend on the order of the rules; the same flow declared twice,
 * from either end, is one flow with the union of the ports; nothing but what a rule declares comes out.
 */
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { describeEndpoint, endpointKey, type AllowRule, type Endpoint, type GraphPeer } from '../graph/app-graph';
import type { PolicyPorts } from '../model/policy-ports';
import { halfKey, type Half, type PairedPorts } from './half';

interface DeclaredHalf {
  readonly flow: string;
  /** Of two that are the same pods, the one whose other half may be written. */
  peer: GraphPeer;
  readonly rules: AllowRule[];
  paired: PairedPorts;
}

/** Own halves of all rules by their key, in the order of `rules`, which is expected to be sorted. */
export function expandRules(rules: readonly AllowRule[], diagnostics: Diagnostic[]): Map<string, Half> {
  const portsOfFlow = new Map<string, PolicyPorts>();
  const declared = new Map<string, DeclaredHalf>();

  for (const rule of rules) {
    let portsReported = false;
    for (const peer of rule.peers) {
      const ports = rule.ports ?? destinationOf(rule, peer)?.declaredPorts;
      if (!ports) {
        if (!portsReported) diagnostics.push(portsMissing(rule, peer));
        portsReported = true;
        continue;
      }
      const key = halfKey({ ...rule, peer });
      const flow = flowKey(rule, peer) ?? key;
      portsOfFlow.set(flow, portsOfFlow.get(flow)?.union(ports) ?? ports);
      const half = declared.get(key);
      if (!half) {
        declared.set(key, { flow, peer, rules: [rule], paired: pairedWith({}, rule, peer, ports) });
        continue;
      }
      if (half.rules.at(-1) !== rule) half.rules.push(rule);
      half.paired = pairedWith(half.paired, rule, peer, ports);
      if (isOwned(peer) && !isOwned(half.peer)) half.peer = peer;
    }
  }

  const halves = new Map<string, Half>();
  for (const [key, { flow, peer, rules: declaring, paired }] of declared) {
    const { subject, direction, policyName } = declaring[0];
    const ports = portsOfFlow.get(flow) as PolicyPorts;
    halves.set(key, { subject, direction, peer, ports, paired, rules: declaring, policyName });
  }
  return halves;
}

/** A pairing that no rule states itself, but the Defaults, means the peers that are tiers and namespaces of the app. */
function pairedWith({ both, auto }: PairedPorts, rule: AllowRule, peer: GraphPeer, ports: PolicyPorts): PairedPorts {
  if (rule.pairing === 'one-sided') return { both, auto };
  const withAuto = auto?.union(ports) ?? ports;
  const isMeant = rule.pairing === 'both' && (rule.isPairingStated === true || isOwned(peer));
  return { both: isMeant ? (both?.union(ports) ?? ports) : both, auto: withAuto };
}

function isOwned(peer: GraphPeer): boolean {
  return peer.kind === 'endpoint' && peer.endpoint.owned;
}

/** A flow between two endpoints has one key from either end. */
function flowKey(rule: AllowRule, peer: GraphPeer): string | undefined {
  if (peer.kind !== 'endpoint') return undefined;
  const [subject, other] = [endpointKey(rule.subject), endpointKey(peer.endpoint)];
  return rule.direction === 'ingress' ? `${other} > ${subject}` : `${subject} > ${other}`;
}

function portsMissing(rule: AllowRule, peer: GraphPeer): Diagnostic {
  const destination = destinationOf(rule, peer);
  const isTier = destination !== undefined && !destination.pods.isEverything;
  return diagnose('ports-missing', rule.origin, {
    message: destination
      ? `the rule names no ports, and ${describeEndpoint(destination)} ${isTier ? 'declares none' : 'cannot declare any'}`
      : 'the rule names no ports, and only a tier declares its own',
    help:
      (isTier ? 'declare them on the tier (ports: [Port.tcp(8080)]), or name them' : 'name them') +
      ' on the rule; for every port of every protocol write ports: [Port.all()]',
  });
}

function destinationOf(rule: AllowRule, peer: GraphPeer): Endpoint | undefined {
  if (rule.direction === 'ingress') return rule.subject;
  return peer.kind === 'endpoint' ? peer.endpoint : undefined;
}
