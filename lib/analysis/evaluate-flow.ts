import type { CompiledCluster } from './compiled-cluster';
import type { Ends } from './ends';
import { evaluateEnds, outcomeOf } from './evaluate';
import { evaluateService } from './evaluate-service';
import { combinedAnswer, unconditional } from './pair-answers';
import type { Service } from '../model/service';
import { onePort, readQuestion } from './question';
import { readFlow } from './read-flow';
import type { Flow, Outcome, Verdict } from './verdict';

/** The verdict on a flow, which may be one to a Service. */
export function evaluateFlow(compiled: CompiledCluster, ends: Ends, given: Flow): Verdict {
  const flow = readFlow(given);
  const from = ends.get(flow.from);
  const service = serviceMeant(ends, flow);
  const verdict = service
    ? evaluateService(compiled, ends, from, service, flow)
    : evaluateEnds(compiled, from, ends.get(flow.to), flow);
  return { schemaVersion: 'cdk8s-netpol/verdict/v1', ...verdict };
}

/** The Service that a flow goes to by its id, or by its address (S45a). */
function serviceMeant(ends: Ends, { to }: Flow): Service | undefined {
  return ends.serviceOf(to) ?? ends.serviceAt(to);
}

/** The outcome alone, without working out why. */
export function outcomeOfFlow(compiled: CompiledCluster, ends: Ends, given: Flow): Outcome {
  const flow = readFlow(given);
  const service = serviceMeant(ends, flow);
  if (service) return evaluateService(compiled, ends, ends.get(flow.from), service, flow).verdict;
  const [from, to] = [ends.get(flow.from), ends.get(flow.to)];
  const one = onePort(flow);
  const question = one ? undefined : readQuestion(flow, to);
  if (unconditional(from, to)) return 'allowed';
  const combined = combinedAnswer(compiled, from, to);
  const allowed = compiled.connections.at(combined.allowed);
  const unknown = compiled.connections.at(combined.unknown);
  if (question) return outcomeOf(question, { allowed, unknown });
  // Mostly one port is in question: to look it up takes a fraction of the time that sets would.
  return one && allowed.has(one.protocol, one.port)
    ? 'allowed'
    : one && unknown.has(one.protocol, one.port)
      ? 'unknown'
      : 'denied';
}
