import { diagnosticsAsGithub } from './diagnostics/github';
import { diagnosticsAsJson } from './diagnostics/json';
import { diagnosticsAsJunit } from './diagnostics/junit';
import { diagnosticsAsMarkdown } from './diagnostics/markdown';
import type { DiagnosticsReport, TextOptions } from './diagnostics/report';
import { diagnosticsAsSarif } from './diagnostics/sarif';
import { diagnosticsAsText } from './diagnostics/text';

export type { DiagnosticsReport, TextOptions } from './diagnostics/report';

/** Name of a format for findings. */
export type DiagnosticsFormat = 'text' | 'json' | 'sarif' | 'junit' | 'github' | 'markdown';

/** Findings in each format. Every text ends with a line break, and is the same for the same report. */
export const DIAGNOSTICS_FORMATS: Readonly<
  Record<DiagnosticsFormat, (report: DiagnosticsReport, options: TextOptions) => string>
> = {
  text: diagnosticsAsText,
  json: diagnosticsAsJson,
  sarif: diagnosticsAsSarif,
  junit: diagnosticsAsJunit,
  github: diagnosticsAsGithub,
  markdown: diagnosticsAsMarkdown,
};
