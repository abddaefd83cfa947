import { version } from '../../../package.json';
import type { Severity } from '../../diagnostics/diagnostic';
import { renderDiagnostics } from '../../diagnostics/render-diagnostics';
import { DIAGNOSTICS_FORMATS, type DiagnosticsFormat, type DiagnosticsReport } from '../../report/diagnostics-report';
import type { Action, Invocation, Options } from '../command';
import { CONFIG_FILE } from '../config-template';
import { EXIT, type ExitCode } from '../exit-codes';
import { usageFailure } from '../failure';
import { judge } from '../judge';
import { loadConfig } from '../load-config';
import { lookOf, writeResult } from '../output';
import { pathsOf, readInput } from '../read-input';
import { repeatOnChange } from '../watch';

/** The severities that make the answer a bad one. */
const FAILING: Record<NonNullable<Options['failOn']>, readonly Severity[]> = {
  error: ['error'],
  warning: ['error', 'warning'],
  never: [],
};

export const check: Action = async (invocation) => {
  if (invocation.options.watch !== true) return checkOnce(invocation);
  const paths = pathsOf(invocation);
  if (paths.includes('-')) throw usageFailure(['--watch looks at files, and standard input is none']);
  const config = invocation.options.config ?? CONFIG_FILE;
  return repeatOnChange([...paths, config], () => checkOnce(invocation), invocation.io);
};

async function checkOnce(invocation: Invocation): Promise<ExitCode> {
  const { options, io } = invocation;
  const loaded = await loadConfig(invocation);
  const start = io.now().getTime();
  const read = await readInput(loaded.invocation);
  const middle = io.now().getTime();
  const { diagnostics, acknowledged, skipped } = judge(read, loaded);
  if (options.debug === true) {
    const end = io.now().getTime();
    await io.stderr.write(`reading and validating: ${middle - start} ms, checking: ${end - middle} ms\n`);
  }
  const report: DiagnosticsReport = {
    diagnostics,
    acknowledged,
    skipped,
    policies: read.policies,
    files: read.files,
    descriptions: Object.fromEntries(loaded.customChecks.map((each) => [each.id, each])),
    tool: { name: 'netpol', version },
  };
  const render = DIAGNOSTICS_FORMATS[(options.output ?? 'text') as DiagnosticsFormat];
  await writeResult(invocation, render(report, { ...lookOf(invocation), lineOf: read.lineOf }));
  if (read.refused.length > 0) {
    await io.stderr.write(`${renderDiagnostics(read.refused)}\n`);
    return EXIT.NOT_ASKED;
  }
  const failing = FAILING[options.failOn ?? 'error'];
  return diagnostics.some(({ severity }) => failing.includes(severity)) ? EXIT.BAD : EXIT.GOOD;
}
