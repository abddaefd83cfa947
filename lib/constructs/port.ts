import { shown } from '../base/show-value';
import { isPortNumber, portNameProblems } from '../model/port-syntax';
import { isNamedPort, PolicyPorts, type PolicyPort } from '../model/policy-ports';
import { FIRST_PORT, LAST_PORT, PROTOCOLS, type ProtocolName } from '../model/protocol';
import type { ContainerPort } from '../model/workload';
import { textFaults } from './untyped-props';
import { problemsAt, type ValueProblem } from './value-problem';

/** Transport protocol of a port. NetworkPolicy knows no other (V10, S41). */
export enum Protocol {
  /** TCP. */
  TCP = 'TCP',
  /** UDP. */
  UDP = 'UDP',
  /** SCTP. */
  SCTP = 'SCTP',
}

/**
 * Ports of the pods at the destination of a flow: what the container listens on, not the port of a Service (S33).
 *
 * A number that is no integer from 1 to 65535 is the error `port-out-of-range`, reported at the line that wrote it.
 */
export class Port {
  /** One TCP port. @param port An integer from 1 to 65535. @param name What the port is called, for people. */
  public static tcp(port: number, name?: string): Port {
    return Port.range(Port.tcp, Protocol.TCP, port, port, name);
  }

  /** One UDP port. @param port An integer from 1 to 65535. @param name What the port is called, for people. */
  public static udp(port: number, name?: string): Port {
    return Port.range(Port.udp, Protocol.UDP, port, port, name);
  }

  /** One SCTP port. @param port An integer from 1 to 65535. @param name What the port is called, for people. */
  public static sctp(port: number, name?: string): Port {
    return Port.range(Port.sctp, Protocol.SCTP, port, port, name);
  }

  /** TCP ports from `first` to `last`, both included; the other way round is the error `port-range-backwards`. */
  public static tcpRange(first: number, last: number): Port {
    return Port.range(Port.tcpRange, Protocol.TCP, first, last);
  }

  /** UDP ports from `first` to `last`, both included; the other way round is the error `port-range-backwards`. */
  public static udpRange(first: number, last: number): Port {
    return Port.range(Port.udpRange, Protocol.UDP, first, last);
  }

  /** SCTP ports from `first` to `last`, both included; the other way round is the error `port-range-backwards`. */
  public static sctpRange(first: number, last: number): Port {
    return Port.range(Port.sctpRange, Protocol.SCTP, first, last);
  }

  /** Every TCP port, and no port of another protocol (S34). */
  public static allTcp(): Port {
    return Port.range(Port.allTcp, Protocol.TCP, FIRST_PORT, LAST_PORT);
  }

  /** Every UDP port, and no port of another protocol (S34). */
  public static allUdp(): Port {
    return Port.range(Port.allUdp, Protocol.UDP, FIRST_PORT, LAST_PORT);
  }

  /** Every SCTP port, and no port of another protocol (S34). */
  public static allSctp(): Port {
    return Port.range(Port.allSctp, Protocol.SCTP, FIRST_PORT, LAST_PORT);
  }

  /** Every port of every protocol (S42). Written out, because leaving ports out never means it. */
  public static all(): Port {
    return new Port(undefined, []);
  }

  /**
   * The container port with this name; each destination pod resolves it on its own (S37).
   * A name that Kubernetes refuses is the error `port-name-invalid` (V12).
   *
   * @param name At most 15 lower-case letters, digits and hyphens.
   * @param protocol The protocol that the container port has; another one matches nothing (S38).
   */
  public static named(name: string, protocol: Protocol = Protocol.TCP): Port {
    const problems: ValueProblem[] = unknownProtocol(protocol);
    const wrong = textFaults(name, portNameProblems);
    if (wrong.length > 0) {
      const message = `port name ${shown(name)}: ${wrong.join('; ')}`;
      const help = 'use the name that the container port has; a number is written Port.tcp(80)';
      problems.push({ code: 'port-name-invalid', message, help });
    }
    return new Port({ protocol, name }, problemsAt(Port.named, problems));
  }

  private static range(
    factory: (...args: never[]) => Port,
    protocol: Protocol,
    first: number,
    last: number,
    name?: string,
  ): Port {
    return new Port({ protocol, first, last }, problemsAt(factory, rangeProblems(first, last)), name);
  }

  /** @internal */
  public static _of(protocol: string, number: number, name?: string): Port {
    const problems = [...unknownProtocol(protocol), ...rangeProblems(number, number)];
    return new Port({ protocol: protocol as ProtocolName, first: number, last: number }, problems, name);
  }

  /** @internal */
  public static _toPolicyPorts(ports: readonly Port[]): PolicyPorts {
    const entries = ports.flatMap(({ _port }) => _port ?? []);
    return entries.length < ports.length ? PolicyPorts.ALL : PolicyPorts.of(entries);
  }

  private constructor(
    /** @internal Left out for every port of every protocol. */
    public readonly _port: PolicyPort | undefined,
    /** @internal */
    public readonly _problems: readonly ValueProblem[],
    /** What the port is called, for people. @default - it has no name */
    public readonly label?: string,
  ) {
    Object.freeze(this);
  }
}

/** Whether something is a Port: by its shape, because two copies of this package may meet in one process. */
export function isPort(given: unknown): given is Port {
  return typeof given === 'object' && given !== null && '_port' in given;
}

/** The single ports among those that a tier declares, as container ports; what they are called is their name. */
export function containerPorts(ports: readonly Port[]): ContainerPort[] {
  return ports.filter(isPort).flatMap(({ _port, label }) => {
    if (!_port || isNamedPort(_port) || _port.first !== _port.last) return [];
    return [{ protocol: _port.protocol, port: _port.first, ...(label !== undefined && { name: label }) }];
  });
}

/** What is wrong with ports, or with what stands in place of them. */
export function portProblems(ports: readonly Port[]): ValueProblem[] {
  return ports.flatMap((port) => (isPort(port) ? port._problems : [noPort(port)]));
}

function noPort(given: unknown): ValueProblem {
  const help = 'write Port.tcp(8080), Port.udp(53), Port.named(...) and the like';
  return { code: 'port-out-of-range', message: `${shown(given)} is no Port`, help };
}

function unknownProtocol(protocol: string): ValueProblem[] {
  if ((PROTOCOLS as readonly string[]).includes(protocol)) return [];
  const message = `unknown protocol ${shown(protocol)}: it is one of ${PROTOCOLS.join(', ')}`;
  return [{ code: 'protocol-unsupported', message, help: 'use Protocol.TCP, Protocol.UDP or Protocol.SCTP' }];
}

function rangeProblems(first: number, last: number): ValueProblem[] {
  const wrong = [...new Set([first, last])].filter((port) => !isPortNumber(port));
  if (wrong.length > 0) {
    return wrong.map((port) => ({
      code: 'port-out-of-range',
      message: `port ${shown(port)} is no integer from ${FIRST_PORT} to ${LAST_PORT}`,
      help: 'for every port of a protocol write Port.allTcp(), Port.allUdp() or Port.allSctp()',
    }));
  }
  if (first <= last) return [];
  const message = `port range ${first} to ${last} runs backwards`;
  return [{ code: 'port-range-backwards', message, help: `give the lower port first: ${last}, ${first}` }];
}
