import { connectivityAsCsv } from './connectivity/csv';
import type { ConnectivityData, ConnectivityFormatOptions } from './connectivity/data';
import { connectivityAsJson, connectivityAsJsonLines } from './connectivity/json';
import { connectivityAsMarkdown } from './connectivity/markdown';
import { connectivityAsText } from './connectivity/text';

export type { ConnectivityData, ConnectivityFormatOptions } from './connectivity/data';

/** Name of a format for connectivity. */
export type ConnectivityFormat = 'text' | 'json' | 'jsonl' | 'csv' | 'markdown';

/** Connectivity in each format, in pieces: with `pairs` there may be more than fits into memory. */
export const CONNECTIVITY_FORMATS: Readonly<
  Record<ConnectivityFormat, (data: ConnectivityData, options: ConnectivityFormatOptions) => Iterable<string>>
> = {
  text: connectivityAsText,
  json: connectivityAsJson,
  jsonl: connectivityAsJsonLines,
  csv: connectivityAsCsv,
  markdown: connectivityAsMarkdown,
};
