import { visible } from '../../base/show-value';
import type { ConnectionTexts } from '../../model/connection-set';
import { PROTOCOLS } from '../../model/protocol';
import type { ConnectivityData, ConnectivityFormatOptions } from './data';
import { edgesOf } from './edges';

/**
 * A row for what is allowed, and for what is unknown, of each protocol between two ends (RFC 4180, but for the line
 * breaks, which are those of all files here). Ports stand in one field, apart by spaces.
 */
export function* connectivityAsCsv(
  data: ConnectivityData,
  { pairs = false }: ConnectivityFormatOptions,
): Generator<string> {
  yield row(['from', 'to', 'protocol', 'ports', 'verdict']);
  for (const { from, to, allowed, unknown } of edgesOf(data, pairs)) {
    const verdicts: [string, ConnectionTexts][] = [
      ['allowed', allowed.toTexts()],
      ['unknown', unknown.toTexts()],
    ];
    for (const [verdict, texts] of verdicts) {
      for (const protocol of PROTOCOLS) {
        const ports = texts[protocol];
        if (ports) yield row([from, to, protocol, ports.join(' '), verdict]);
      }
    }
  }
}

function row(fields: readonly string[]): string {
  return `${fields.map(field).join(',')}\n`;
}

/** Spreadsheets take what begins like this for a formula; the apostrophe says that it is text. */
const FORMULA = /^\s*[=+\-@]/;

function field(text: string): string {
  const shown = visible(FORMULA.test(text) ? `'${text}` : text);
  return /[",]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
