import { explanationOf } from '../../analysis/explanation';
import type { Outcome } from '../../analysis/verdict';
import { VERDICT_FORMATS, type VerdictFormat } from '../../report/verdict-report';
import { askCluster } from '../ask-cluster';
import type { Action } from '../command';
import { EXIT, type ExitCode } from '../exit-codes';
import { lookOf, writeResult } from '../output';
import { readPort } from '../read-port';

const EXIT_OF: Record<Outcome, ExitCode> = { allowed: EXIT.GOOD, denied: EXIT.BAD, unknown: EXIT.UNKNOWN };

export const can: Action = async (invocation) => {
  const { args, options } = invocation;
  const { reachability, progress } = await askCluster(invocation);
  const port = options.port === undefined ? {} : readPort(options.port);
  const flow = { from: args.from as string, to: args.to as string, ...(port as object) };
  const verdict = reachability.evaluate(flow);
  progress.clear();
  const render = VERDICT_FORMATS[(options.output ?? 'text') as VerdictFormat];
  await writeResult(invocation, render(verdict, { ...lookOf(invocation), explanation: explanationOf(verdict) }));
  return EXIT_OF[verdict.verdict];
};
