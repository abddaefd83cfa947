import type { Flow } from '../analysis/verdict';
import { didYouMean } from '../base/did-you-mean';
import { shown } from '../base/show-value';
import { isPortNumber, portNameProblems } from '../model/port-syntax';
import { FIRST_PORT, LAST_PORT, PROTOCOLS } from '../model/protocol';

/** What `--port` says: `8080`, `8080/tcp`, `http`, `dns/udp`. Text where it says nothing, with what it should be. */
export function readPort(text: string): Pick<Flow, 'port' | 'protocol'> | string {
  if (/^\d+[-,]/.test(text)) return `${shown(text)} is more than one port: ask about each of them, or leave --port out`;
  const parts = text.split('/');
  const [port] = parts;
  const protocol = parts.at(1);
  if (parts.length > 2 || protocol === '') return `${shown(text)} is not <port>/<protocol>, e.g. 8080/tcp`;
  const near = protocol === undefined ? undefined : didYouMean(protocol, PROTOCOLS);
  if (protocol !== undefined && near !== undefined && near !== protocol.toUpperCase()) {
    return `${shown(protocol)} is not a protocol, did you mean ${near.toLowerCase()}?`;
  }
  const named = protocol === undefined ? {} : { protocol: protocol.toUpperCase() };
  if (/^\d+$/.test(port)) {
    const number = Number(port);
    if (isPortNumber(number)) return { port: number, ...named };
    return `port ${shown(port)} is not an integer from ${FIRST_PORT} to ${LAST_PORT}`;
  }
  const problem = portNameProblems(port).at(0);
  return problem === undefined ? { port, ...named } : `${shown(port)} is neither a number nor a name: ${problem}`;
}
