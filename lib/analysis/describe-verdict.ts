import { printable } from '../base/show-value';
import type { ConnectionTexts } from '../model/connection-set';
import { PROTOCOLS } from '../model/protocol';
import type { BackendVerdict, Outcome } from './verdict';

type Judged = Pick<BackendVerdict, 'flow' | 'verdict' | 'allowed' | 'unknown'>;

/** Ports, in words, with what becomes of them. */
export interface JudgedPorts {
  readonly outcome: Outcome;
  readonly ports: string;
}

/**
 * The flow that was judged: its ends, and the ports of which the outcome is true.
 *
 * @param every What a question without a port asks about, in words.
 */
export function flowAndPorts(judged: Judged, every?: string): string {
  const { from, to } = judged.flow;
  return `${from} -> ${to}, ${portsOf(judged, every)}`;
}

function portsOf({ flow: { protocol, port }, verdict, allowed, unknown }: Judged, every?: string): string {
  if (port !== undefined) return `${printable(protocol ?? 'port')} ${port}`;
  if (verdict === 'allowed' && allowed) return describeTexts(allowed);
  if (verdict === 'unknown' && unknown) return describeTexts(unknown);
  if (every !== undefined) return every;
  if (protocol === undefined) return 'every port';
  return (PROTOCOLS as readonly string[]).includes(protocol) ? `every ${protocol} port` : printable(protocol);
}

/** What becomes of the ports that {@link flowAndPorts} leaves out. */
export function otherPorts({ flow: { protocol }, verdict, allowed, unknown }: Judged): JudgedPorts[] {
  if (!allowed || verdict === 'denied') return [];
  const isUnknownToo = verdict === 'allowed' && unknown !== undefined;
  const named = verdict === 'allowed' ? allowed : unknown;
  const isAll = PROTOCOLS.every((each) => named?.[each]?.[0] === EVERY_PORT || (protocol ?? each) !== each);
  const rest = `every other ${protocol === undefined ? '' : `${protocol} `}port`;
  return [
    ...(isUnknownToo ? [{ outcome: 'unknown', ports: describeTexts(unknown) } as const] : []),
    ...(isAll && !isUnknownToo ? [] : [{ outcome: 'denied', ports: rest } as const]),
  ];
}

const EVERY_PORT = '1-65535';

function describeTexts(texts: ConnectionTexts): string {
  if (PROTOCOLS.every((protocol) => texts[protocol]?.[0] === EVERY_PORT)) return 'every port';
  return PROTOCOLS.flatMap((protocol) => {
    const ports = texts[protocol] ?? [];
    if (ports.length === 0) return [];
    return ports[0] === EVERY_PORT ? `every ${protocol} port` : `${protocol} ${ports.join(', ')}`;
  }).join('; ');
}
