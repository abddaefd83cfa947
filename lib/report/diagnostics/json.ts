import type { Diagnostic } from '../../diagnostics/diagnostic';
import { asJson } from '../json';
import type { DiagnosticDocument, DiagnosticsDocument } from './document';
import { inOrder, type DiagnosticsReport } from './report';
import { countBySeverity } from './summary';

/** Findings for programs; `docs/schemas/diagnostics.schema.json` says how. */
export function diagnosticsAsJson(report: DiagnosticsReport): string {
  return asJson(diagnosticsDocument(report));
}

export function diagnosticsDocument(report: DiagnosticsReport): DiagnosticsDocument {
  const { error, warning, info } = countBySeverity(report.diagnostics);
  const { policies, files, skipped = [] } = report;
  return {
    schemaVersion: 'cdk8s-netpol/diagnostics/v1',
    diagnostics: inOrder(report).map(diagnosticDocument),
    summary: { errors: error, warnings: warning, infos: info, policies, files },
    ...(skipped.length > 0 && { skipped: skipped.map(({ check, needs }) => ({ check, needs })) }),
  };
}

/** The keys in the order of the contract, whoever made the finding. */
function diagnosticDocument(diagnostic: Diagnostic): DiagnosticDocument {
  const { code, severity, reason, message, subject, path, file, line, column, constructPath, help, docs } = diagnostic;
  return {
    code,
    severity,
    reason,
    message,
    subject: subject && {
      apiVersion: subject.apiVersion,
      kind: subject.kind,
      namespace: subject.namespace,
      name: subject.name,
    },
    path,
    file,
    line,
    column,
    constructPath,
    help,
    docs,
  };
}
