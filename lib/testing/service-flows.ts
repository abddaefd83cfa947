/*
 * Flows to a Service: each of its ports leads to a port of each pod behind it (S57), so that there is no set of ports to
 * ask about but only single flows.
 */
import { serviceId } from '../analysis/ends';
import { explain } from '../analysis/explain';
import type { Flow, Verdict } from '../analysis/verdict';
import { isNamedPort, type PolicyPorts } from '../model/policy-ports';
import type { Service } from '../model/service';
import { NEITHER, type Refutation } from './claim';
import type { FlowInquiry } from './read-flows';
import { nameOfAnyProtocol } from './read-port';

/** Why not every flow to a Service has an outcome. */
export function refuteService(
  outcome: 'allowed' | 'denied',
  asked: FlowInquiry,
  service: Service,
): Refutation | undefined {
  const verdicts = verdictsOn(asked, service);
  if (verdicts.length === 0) return { why: NOTHING, isCertain: false };
  const others = verdicts.filter(({ verdict }) => verdict !== outcome);
  if (others.length === 0) return undefined;
  // What is certain says more than what may be.
  const worst = others.find(({ verdict }) => verdict !== 'unknown') ?? others[0];
  const isCertain = worst.verdict !== 'unknown';
  const lines = [explain(worst), ...(isCertain ? [] : [NEITHER])];
  if (others.length > 1) lines.unshift(`one of ${others.length} flows that are not ${outcome}:`);
  return { why: lines.join('\n'), isCertain };
}

const NOTHING = 'vacuous-assertion: nothing was checked: the source matches nobody, or the Service has no ports';

/** @throws DiagnosticsError `flow-port-invalid` where the Service has no such port. */
export function checkServicePort(asked: FlowInquiry, service: Service): true {
  const flow = flowsTo(asked, service).at(0);
  if (flow) asked.inquiry.reachability.outcome(flow);
  return true;
}

function verdictsOn(asked: FlowInquiry, service: Service): Verdict[] {
  return flowsTo(asked, service).map((flow) => asked.inquiry.reachability.evaluate(flow));
}

function flowsTo({ flows: { from, ports }, inquiry }: FlowInquiry, service: Service): Flow[] {
  const to = serviceId(service);
  const asked = ports ? portsOf(ports) : service.ports.map(({ protocol, port }) => ({ protocol, port }));
  return inquiry.endsOf(from).flatMap(({ id }) => asked.map((each) => ({ from: id, to, ...each })));
}

function portsOf(ports: PolicyPorts): Pick<Flow, 'protocol' | 'port'>[] {
  const name = nameOfAnyProtocol(ports);
  if (name !== undefined) return [{ port: name }];
  return ports.entries.map((port) => ({ protocol: port.protocol, port: isNamedPort(port) ? port.name : port.first }));
}
