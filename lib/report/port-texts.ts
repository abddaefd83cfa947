import type { ConnectionTexts } from '../model/connection-set';
import { PROTOCOLS } from '../model/protocol';

const EVERY_PORT = '1-65535';

/** Ports as they are written on the command line: `80,8000-8100/TCP 53/UDP`, or `all`, or nothing. */
export function portTexts(texts: ConnectionTexts): string {
  if (isEverything(texts)) return 'all';
  return PROTOCOLS.flatMap((protocol) => {
    const ports = texts[protocol] ?? [];
    if (ports.length === 0) return [];
    return `${ports[0] === EVERY_PORT ? 'all' : ports.join(',')}/${protocol}`;
  }).join(' ');
}

/** What {@link passingTexts} means by a question mark. */
export const UNDECIDED_NOTE = '? depends on what the input does not say';

/** Ports that surely pass, then behind a question mark those that may: `80/TCP ? 53/UDP`. */
export function passingTexts(surely: ConnectionTexts, perhaps: ConnectionTexts = {}): string {
  const undecided = portTexts(perhaps);
  return `${portTexts(surely)}${undecided === '' ? '' : ` ? ${undecided}`}`.trimStart();
}

/** Whether every port of every protocol is among them. */
export function isEverything(texts: ConnectionTexts): boolean {
  return PROTOCOLS.every((protocol) => texts[protocol]?.[0] === EVERY_PORT);
}

/** How many ports there are, those of each protocol counted apart. */
export function countPorts(texts: ConnectionTexts): number {
  return PROTOCOLS.flatMap((protocol) => texts[protocol] ?? []).reduce((sum, range) => {
    const [first, last = first] = range.split('-').map(Number);
    return sum + last - first + 1;
  }, 0);
}
