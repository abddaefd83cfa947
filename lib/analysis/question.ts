import { shown } from '../base/show-value';
import { ConnectionSet } from '../model/connection-set';
import { isPortNumber } from '../model/port-syntax';
import { PortSet } from '../model/port-set';
import { FIRST_PORT, LAST_PORT, PROTOCOLS, type ProtocolName } from '../model/protocol';
import { cannotAnswer, type End } from './ends';
import type { Flow } from './verdict';

/** What a flow asks about, at one destination. */
export interface Question {
  /** The connections in question. */
  readonly asked: ConnectionSet;
  /** Whether a port was named: all that is asked has to pass then, and else any of it. */
  readonly isOne: boolean;
  /** Whether policies speak of the protocol at all (S42). */
  readonly isDefined: boolean;
}

/** Reads protocol and port of a flow. @throws DiagnosticsError `flow-port-invalid`. */
export function readQuestion({ protocol, port }: Pick<Flow, 'protocol' | 'port'>, to: End): Question {
  const name = protocol?.toUpperCase();
  if (name !== undefined && !isProtocol(name)) return { asked: ConnectionSet.EMPTY, isOne: false, isDefined: false };
  if (port === undefined) {
    const asked = name === undefined ? ConnectionSet.ALL : ConnectionSet.of(name, PortSet.ALL);
    return { asked, isOne: false, isDefined: true };
  }
  if (typeof port === 'string') return { asked: namedPort(port, name, to), isOne: true, isDefined: true };
  if (!isPortNumber(port)) {
    const message = `port ${shown(port)} is no integer from ${FIRST_PORT} to ${LAST_PORT}`;
    throw cannotAnswer('flow-port-invalid', message, 'leave the port out to ask for all of them');
  }
  return { asked: ConnectionSet.of(name ?? 'TCP', PortSet.range(port, port)), isOne: true, isDefined: true };
}

/** The protocol of a flow in capitals, whichever it is; `undefined` where every one is in question. */
export function transportOf({ protocol, port }: Pick<Flow, 'protocol' | 'port'>): string | undefined {
  return protocol?.toUpperCase() ?? (typeof port === 'number' ? 'TCP' : undefined);
}

/** The one port in question, where it is given as a number of a protocol that policies speak of. */
export function onePort({
  protocol = 'TCP',
  port,
}: Pick<Flow, 'protocol' | 'port'>): { readonly protocol: ProtocolName; readonly port: number } | undefined {
  const name = protocol.toUpperCase();
  return typeof port === 'number' && isPortNumber(port) && isProtocol(name) ? { protocol: name, port } : undefined;
}

function isProtocol(name: string): name is ProtocolName {
  return (PROTOCOLS as readonly string[]).includes(name);
}

function namedPort(port: string, protocol: ProtocolName | undefined, to: End): ConnectionSet {
  const declared = to.kind === 'pod' ? to.workload.ports : [];
  const meant = declared.filter((each) => each.name === port && (protocol ?? each.protocol) === each.protocol);
  if (meant.length === 0) {
    const names = [...new Set(declared.flatMap(({ name }) => name ?? []))].sort();
    const message = `${to.id} declares no ${protocol ? `${protocol} ` : ''}port named ${shown(port)}`;
    const help = names.length === 0 ? 'it names none: give the number' : `it names ${names.join(', ')}`;
    throw cannotAnswer('flow-port-invalid', message, help);
  }
  return meant.reduce(
    (all, each) => all.union(ConnectionSet.of(each.protocol, PortSet.range(each.port, each.port))),
    ConnectionSet.EMPTY,
  );
}
