import type { Expectations, FromTo } from '../analysis/expectations/expectations';
import { describePorts } from '../model/describe-policy';
import { PolicyPorts } from '../model/policy-ports';
import { refutationOf, type Claim, type Refutation } from './claim';
import type { FlowInquiry, Flows } from './read-flows';
import { nameOfAnyProtocol } from './read-port';
import { refuteService } from './service-flows';

/** That all of some flows are allowed; the opposite is that none is. */
export function allowClaim(asked: FlowInquiry): Claim {
  return {
    text: `to be allowed: ${describeFlows(asked.flows, 'every declared port')}`,
    opposite: `to be denied: ${describeFlows(asked.flows)}`,
    refute: () => refuteAllowed(asked)?.why,
    refuteOpposite: () => refuteDenied(asked)?.why,
  };
}

/** That none of some flows is allowed; the opposite is that some are. */
export function denyClaim(asked: FlowInquiry): Claim {
  const text = describeFlows(asked.flows);
  return {
    text: `to be denied: ${text}`,
    opposite: `some of it to be allowed: ${text}`,
    refute: () => refuteDenied(asked)?.why,
    refuteOpposite: () => {
      const found = refuteDenied(asked);
      if (found) return found.isCertain ? undefined : found.why;
      const { flows } = asked;
      const ports = flows.ports ?? flows.to.declaredPorts ?? PolicyPorts.ALL;
      return refuteAllowed({ ...asked, flows: { ...flows, ports } })?.why ?? 'none of it is allowed';
    },
  };
}

/** Why not all of some flows are allowed. */
export function refuteAllowed(asked: FlowInquiry): Refutation | undefined {
  const { ports = asked.flows.to.declaredPorts } = asked.flows;
  return refute('allowed', asked, (expectations, flows) => expectations.mustReach({ ...flows, ports }));
}

/** Why not all of some flows are denied. */
export function refuteDenied(asked: FlowInquiry): Refutation | undefined {
  const { ports } = asked.flows;
  return refute('denied', asked, (expectations, flows) => expectations.mustNotReach({ ...flows, ports }));
}

function refute(
  outcome: 'allowed' | 'denied',
  { flows, inquiry }: FlowInquiry,
  ask: (expectations: Expectations, flows: Pick<FromTo, 'from' | 'to'>) => ReturnType<Expectations['mustReach']>,
): Refutation | undefined {
  const service = inquiry.serviceOf(flows.to);
  if (service) return refuteService(outcome, { flows, inquiry }, service);
  const [from, to] = [flows.from, flows.to].map((end) => inquiry.selectionOf(end));
  return refutationOf(ask(inquiry.expectations, { from, to }));
}

/** Flows in words. */
export function describeFlows({ from, to, ports }: Flows, allPorts = 'every port'): string {
  return `${from.text} -> ${to.text}, ${ports ? wordsOf(ports) : allPorts}`;
}

function wordsOf(ports: PolicyPorts): string {
  const name = nameOfAnyProtocol(ports);
  return name === undefined ? describePorts(ports) : `port ${name}`;
}
