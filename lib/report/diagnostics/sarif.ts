import { visible } from '../../base/show-value';
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic';
import { asJson } from '../json';
import { asText } from '../markdown';
import { describedCodes } from './describe';
import { fingerprints } from './fingerprints';
import { inOrder, subjectName, type DiagnosticsReport } from './report';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** What GitHub calls the severities of rules that are not about security. */
const PROBLEM_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
};

/**
 * Findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS), as code scanning services take it.
 *
 * GitHub refuses a whole document for one result without a place in a file, so a finding that has none is a notification
 * of the run.
 */
export function diagnosticsAsSarif(report: DiagnosticsReport): string {
  const findings = inOrder(report);
  const codes = describedCodes(report);
  const ruleIndexes = new Map(codes.map(({ code }, i) => [code, i]));
  const ids = fingerprints(findings);
  const placed = findings.flatMap((finding, i) =>
    finding.file === undefined ? [] : [result(finding, ruleIndexes.get(finding.code), ids[i])],
  );
  const others = findings.filter(({ file }) => file === undefined);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            rules: codes.map(({ code, description }) => ({
              id: code,
              ...(description && {
                shortDescription: { text: description.title },
                fullDescription: { text: description.why },
                help: {
                  text: `${description.why} ${description.fix}`,
                  markdown: `${asText(description.why)}\n\n**What to do.** ${asText(description.fix)}`,
                },
                defaultConfiguration: { level: LEVELS[description.severity] },
                properties: {
                  tags: ['kubernetes', 'network-policy'],
                  'problem.severity': PROBLEM_SEVERITIES[description.severity],
                },
              }),
            })),
          },
        },
        // The slash ends the category, which tells these results from those of other tools.
        automationDetails: { id: 'netpol/check/' },
        columnKind: 'utf16CodeUnits',
        ...(others.length > 0 && {
          invocations: [{ executionSuccessful: true, toolExecutionNotifications: others.map(notification) }],
        }),
        results: placed,
      },
    ],
  };
  return asJson(log);
}

function result(finding: Diagnostic, ruleIndex: number | undefined, fingerprint: string): object {
  const { code, severity, line, column } = finding;
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: textOf(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactOf(finding.file as string),
          ...(line !== undefined && { region: { startLine: line, startColumn: column } }),
        },
        logicalLocations: logicalLocations(finding),
      },
    ],
    partialFingerprints: { 'netpolFinding/v1': fingerprint },
  };
}

function notification(finding: Diagnostic): object {
  const logical = logicalLocations(finding);
  return {
    descriptor: { id: finding.code },
    level: LEVELS[finding.severity],
    message: { text: textOf(finding) },
    ...(logical && { locations: [{ logicalLocations: logical }] }),
  };
}

/** Viewers make `[text](place)` into a link, of which the text would be lost. */
const LINK = /\[(?=[^\]]*\]\()/g;

function textOf({ message, help }: Diagnostic): string {
  const text = help === undefined ? message : `${message}\n${help}`;
  return text.split(/\r?\n/).map(visible).join('\n').replace(LINK, '\\[');
}

const ABSOLUTE = /^(?:\/|[A-Za-z]:\/)/;

/** A path as a URI: below the root of the sources where it is relative. */
function artifactOf(path: string): object {
  const uri = path
    .replace(/^(?:\.\/)+/, '')
    .split('/')
    .map(encodedSegment)
    .join('/');
  if (ABSOLUTE.test(path)) return { uri: `file://${uri.startsWith('/') ? '' : '/'}${uri}` };
  return { uri, uriBaseId: '%SRCROOT%' };
}

function encodedSegment(segment: string, position: number): string {
  const isDrive = position === 0 && /^[A-Za-z]:$/.test(segment);
  // Half a character has no UTF-8.
  return isDrive ? segment : encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'));
}

function logicalLocations(finding: Diagnostic): object[] | undefined {
  const { subject, path } = finding;
  const name = subjectName(finding);
  if (!subject || name === undefined) return undefined;
  const object = `${subject.kind}/${name}`;
  return [
    {
      name: subject.name,
      fullyQualifiedName: path === undefined ? object : `${object}/${path}`,
      kind: path === undefined ? 'object' : 'member',
    },
  ];
}
