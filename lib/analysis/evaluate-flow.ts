import { shown } from '../base/show-value';
import type { CompiledCluster } from './compiled-cluster';
import type { Ends } from './ends';
import { evaluateEnds, outcomeOf } from './evaluate';
import { evaluateService } from './evaluate-service';
import { combinedAnswer, unconditional } from './pair-answers';
import { onePort, readQuestion } from './question';
import type { Flow, Outcome, Verdict } from './verdict';

/** The verdict on a flow, which may be one to a Service. */
export function evaluateFlow(compiled: CompiledCluster, ends: Ends, flow: Flow): Verdict {
  const from = ends.get(idOf(flow.from));
  const service = ends.serviceOf(idOf(flow.to));
  const verdict = service
    ? evaluateService(compiled, ends, from, service, flow)
    : evaluateEnds(compiled, from, ends.get(idOf(flow.to)), flow);
  return { schemaVersion: 'cdk8s-netpol/verdict/v1', ...verdict };
}

/** The verdict alone, without working out why. */
export function outcomeOfFlow(compiled: CompiledCluster, ends: Ends, flow: Flow): Outcome {
  const service = ends.serviceOf(idOf(flow.to));
  if (service) return evaluateService(compiled, ends, ends.get(idOf(flow.from)), service, flow).verdict;
  const [from, to] = [ends.get(idOf(flow.from)), ends.get(idOf(flow.to))];
  const one = onePort(flow);
  const question = one ? undefined : readQuestion(flow, to);
  if (unconditional(from, to)) return 'allowed';
  const combined = combinedAnswer(compiled, from, to);
  const allowed = compiled.connections.at(combined.allowed);
  const unknown = compiled.connections.at(combined.unknown);
  if (question) return outcomeOf(question, { allowed, unknown });
  return one && allowed.has(one.protocol, one.port)
    ? 'allowed'
    : one && unknown.has(one.protocol, one.port)
      ? 'unknown'
      : 'denied';
}

function idOf(id: unknown): string {
  return typeof id === 'string' ? id : shown(id);
}
