import { PLAIN, type Style } from '../report/style';
import type { Io, Sink } from './io';

const ansi =
  (start: number, end: number) =>
  (text: string): string =>
    `\x1b[${start}m${text}\x1b[${end}m`;

const COLOURED: Style = {
  error: ansi(31, 39),
  warning: ansi(33, 39),
  info: ansi(36, 39),
  good: ansi(32, 39),
  bold: ansi(1, 22),
  dim: ansi(2, 22),
};

/** How text for a sink looks: coloured on terminals, unless somebody says otherwise. */
export function styleFor(sink: Sink, { env }: Pick<Io, 'env'>, wanted: boolean | undefined): Style {
  return isColoured(sink, env, wanted) ? COLOURED : PLAIN;
}

function isColoured({ isTerminal }: Sink, env: Io['env'], wanted: boolean | undefined): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  if (wanted === false || isSet(NO_COLOR)) return false;
  if (isSet(FORCE_COLOR)) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal && TERM !== 'dumb';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
