import { shown } from '../base/show-value';
import { isPort, Port, portProblems } from '../constructs/port';
import { isPortNumber, portNameProblems } from '../model/port-syntax';
import { isNamedPort, PolicyPorts } from '../model/policy-ports';
import { FIRST_PORT, LAST_PORT, PROTOCOLS, type ProtocolName } from '../model/protocol';
import type { MatcherProblems } from './matcher-problems';

/** Reads the port of a question; nothing where it is left out or cannot be read, which is reported then. */
export function readPort(given: unknown, path: string, problems: MatcherProblems): PolicyPorts | undefined {
  if (given === undefined || given === null) return undefined;
  if (isPort(given)) {
    const wrong = portProblems([given]);
    problems.addValues(path, wrong);
    return wrong.length === 0 ? Port._toPolicyPorts([given]) : undefined;
  }
  if (typeof given === 'number' && isPortNumber(given)) return rangeOf('TCP', given, given);
  const read = typeof given === 'string' ? readText(given) : undefined;
  if (!read) problems.report(path, `${shown(given)} is no port`, HELP);
  return read;
}

const HELP = `give a Port, an integer from ${FIRST_PORT} to ${LAST_PORT} for TCP, the name of a container port, or a text such as 'udp/53', 'tcp/8000-8100' or 'udp/dns'`;

function readText(text: string): PolicyPorts | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return isName(text) ? portsOfAnyProtocol(text) : undefined;
  const protocol = PROTOCOLS.find((each) => each === text.slice(0, slash).toUpperCase());
  const port = text.slice(slash + 1);
  if (!protocol) return undefined;
  const range = /^(?<first>\d{1,5})(?:-(?<last>\d{1,5}))?$/.exec(port);
  if (!range) return isName(port) ? PolicyPorts.of([{ protocol, name: port }]) : undefined;
  const { first, last = first } = range.groups as { readonly first: string; readonly last?: string };
  const isRange = isPortNumber(Number(first)) && isPortNumber(Number(last)) && Number(first) <= Number(last);
  return isRange ? rangeOf(protocol, Number(first), Number(last)) : undefined;
}

function portsOfAnyProtocol(name: string): PolicyPorts {
  return PolicyPorts.of(PROTOCOLS.map((protocol) => ({ protocol, name })));
}

/** The name that stands for a port of any protocol, if ports were given like that. */
export function nameOfAnyProtocol({ key, entries }: PolicyPorts): string | undefined {
  const first = entries.at(0);
  return first && isNamedPort(first) && portsOfAnyProtocol(first.name).key === key ? first.name : undefined;
}

function isName(text: string): boolean {
  return portNameProblems(text).length === 0;
}

function rangeOf(protocol: ProtocolName, first: number, last: number): PolicyPorts {
  return PolicyPorts.of([{ protocol, first, last }]);
}
