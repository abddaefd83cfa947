import type { ConnectivityDocument } from '../../analysis/connectivity-document';
import { jsonText } from '../json';
import type { ConnectivityData, ConnectivityFormatOptions } from './data';
import { edgeDocument, edgesOf } from './edges';

/** The document that `docs/schemas/connectivity.schema.json` describes, an entry a line. */
export function* connectivityAsJson(data: ConnectivityData, options: ConnectivityFormatOptions): Generator<string> {
  const { endpoints, groups } = data;
  const schemaVersion: ConnectivityDocument['schemaVersion'] = 'cdk8s-netpol/connectivity/v1';
  yield `{\n  "schemaVersion": ${jsonText(schemaVersion)}`;
  yield* list('endpoints', endpoints);
  yield* list('groups', groups);
  const connections = yield* list('connections', documentsOf(data, options));
  const { finished = 0 } = options;
  const summary: ConnectivityDocument['summary'] = {
    endpoints: endpoints.length,
    groups: groups.length,
    connections,
    finished,
  };
  yield `,\n  "summary": ${jsonText(summary)}\n}\n`;
}

/** The connections alone, one a line. */
export function* connectivityAsJsonLines(
  data: ConnectivityData,
  options: ConnectivityFormatOptions,
): Generator<string> {
  for (const connection of documentsOf(data, options)) yield `${jsonText(connection)}\n`;
}

function* documentsOf(data: ConnectivityData, { pairs = false }: ConnectivityFormatOptions): Generator<object> {
  for (const edge of edgesOf(data, pairs)) yield edgeDocument(edge);
}

/** A key with a list; returns how many entries it has. */
function* list(key: string, entries: Iterable<object>): Generator<string, number> {
  let count = 0;
  yield `,\n  ${jsonText(key)}: [`;
  for (const entry of entries) yield `${count++ === 0 ? '' : ','}\n    ${jsonText(entry)}`;
  yield count === 0 ? ']' : '\n  ]';
  return count;
}
