import { isPlainObject } from '../constructs/untyped-props';
import { describeValue } from '../base/show-value';
import { isNamedPort, PolicyPorts } from '../model/policy-ports';
import { Inquiry } from './inquiry';
import type { MatcherProblems } from './matcher-problems';
import { readEnd } from './read-end';
import { readPort } from './read-port';
import { checkServicePort } from './service-flows';
import type { Tested } from './tested-cluster';
import type { TestedEnd } from './tested-end';

/** Flows as they were read. */
export interface Flows {
  readonly from: TestedEnd;
  readonly to: TestedEnd;
  /** Those that were named. */
  readonly ports?: PolicyPorts;
}

/** Flows, and whom to ask about them. */
export interface FlowInquiry {
  readonly flows: Flows;
  readonly inquiry: Inquiry;
}

/** Reads a question about flows; what is wrong with it is reported, and nothing comes back. */
export function readFlows(
  tested: Tested,
  given: unknown,
  problems: MatcherProblems,
  path = '',
  otherFields: readonly string[] = [],
): FlowInquiry | undefined {
  const at = (field: string): string => (path === '' ? field : `${path}.${field}`);
  if (!isPlainObject(given)) {
    problems.report(at('flow'), `${describeValue(given)} is no question`, 'write { from, to } or { from, to, port }');
    return undefined;
  }
  const fields = [...FIELDS, ...otherFields];
  const unknown = Object.keys(given).filter((key) => !fields.includes(key));
  for (const key of unknown) problems.report(at(key), 'there is no such field', `the fields are ${fields.join(', ')}`);
  const [from, to] = [given.from, given.to].map((end, i) => readEnd(end, at(FIELDS[i]), problems));
  const read = readPort(given.port, at('port'), problems);
  if (!from || !to || unknown.length > 0) return undefined;
  if (given.port !== undefined && given.port !== null && !read) return undefined;
  const ports = read && numbered(read, to);
  const inquiry = Inquiry.about(tested, [from, to], problems);
  if (!inquiry) return undefined;
  const asked = { flows: { from, to, ...(ports && { ports }) }, inquiry };
  reportService(from, inquiry, problems);
  if (inquiry.serviceOf(from)) return undefined;
  return isSoundPort(asked, problems, at('port')) ? asked : undefined;
}

const FIELDS = ['from', 'to', 'port'];

/** Names of ports that an end declares itself as their numbers: other pods with its labels need not declare them. */
function numbered(ports: PolicyPorts, { containerPorts = [] }: TestedEnd): PolicyPorts {
  if (ports.isAll) return ports;
  const numbers = ports.entries.flatMap((entry) => {
    if (!isNamedPort(entry)) return [];
    const meant = containerPorts.filter(({ protocol, name }) => protocol === entry.protocol && name === entry.name);
    return meant.map(({ protocol, port }) => ({ protocol, first: port, last: port }));
  });
  return numbers.length === 0 ? ports : PolicyPorts.of(numbers);
}

function isSoundPort(asked: FlowInquiry, problems: MatcherProblems, path: string): boolean {
  const { flows, inquiry } = asked;
  const service = inquiry.serviceOf(flows.to);
  if (!service) return true;
  const { isAll, entries } = flows.ports ?? { isAll: false, entries: [] };
  if (isAll || !entries.every((port) => isNamedPort(port) || port.first === port.last)) {
    problems.report(path, 'a Service has single ports', 'give one port of the Service, or none for all that it has');
    return false;
  }
  return problems.attempt(path, () => checkServicePort(asked, service)) === true;
}

/** Reports a Service where only an end of flows makes sense. */
export function reportService(end: TestedEnd, inquiry: Inquiry, problems: MatcherProblems): void {
  if (!inquiry.serviceOf(end)) return;
  const message = `${end.text} is a Service, which is neither subject nor peer of policies`;
  problems.report(end.path, message, 'name the workload behind it');
}
