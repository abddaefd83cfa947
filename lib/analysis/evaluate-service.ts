import { shown } from '../base/show-value';
import { ConnectionSet } from '../model/connection-set';
import type { Direction } from '../model/direction';
import { PortSet } from '../model/port-set';
import type { Service, ServicePort } from '../model/service';
import { standsBehind, targetsAt } from '../model/service-backends';
import { caveatsOf, type CaveatCode } from './caveats';
import type { CompiledCluster } from './compiled-cluster';
import { cannotAnswer, serviceId, type End, type Ends, type PodEnd } from './ends';
import { canonicalFlow, evaluateEnds } from './evaluate';
import { isolationOf } from './pair-answers';
import { transportOf } from './question';
import type { BackendVerdict, DirectionVerdict, Flow, Outcome, Verdict } from './verdict';

/** The verdict on a flow to a Service: that on the pods behind it, at the ports that they listen on (S57). */
export function evaluateService(
  compiled: CompiledCluster,
  ends: Ends,
  from: End,
  service: Service,
  flow: Flow,
): Omit<Verdict, 'schemaVersion'> {
  const ports = portsInQuestion(service, flow);
  const pods = ends.all.filter(({ workload }) => standsBehind(service, workload));
  const backends = pods.map((pod) => {
    const asked = targetsAt(pod.workload, ports);
    const isOne = flow.port !== undefined;
    const backend = evaluateEnds(compiled, from, pod, isOne ? flowAt(flow, asked) : flow, {
      asked,
      isOne,
      isDefined: true,
    });
    return asked.isEmpty
      ? { ...backend, caveats: caveatsOf([...codesOf(backend), 'service-port-unresolved']) }
      : backend;
  });
  const codes = new Set<CaveatCode>(backends.flatMap(codesOf));
  if (pods.some(({ id }) => id === from.id)) codes.add('pod-to-self-by-service');
  if (pods.length === 0) codes.add('service-without-pods');
  if (flow.to !== serviceId(service)) codes.add('service-address');
  if (mayHideClients(service) && from.kind === 'address' && pods.some((pod) => goesBySource(compiled, pod, ports))) {
    codes.add('source-address-rewritten');
  }
  const verdict = together(backends.map((backend) => backend.verdict));
  if (verdict === 'differ') codes.add('backends-differ');
  return {
    flow: canonicalFlow(flow, from.id, serviceId(service)),
    verdict: verdict === 'differ' ? 'unknown' : verdict,
    caveats: caveatsOf(codes),
    egress: directionOf(backends, 'egress', isolationOf(compiled, from, 'egress') !== undefined),
    ingress: directionOf(
      backends,
      'ingress',
      backends.some(({ ingress }) => ingress.isolated),
    ),
    backends,
  };
}

/** Whether pods may see another address than that of a client outside of the cluster (S59). */
function mayHideClients({ type, externalTrafficPolicy }: Service): boolean {
  return type === 'LoadBalancer' || (type === 'NodePort' && externalTrafficPolicy !== 'Local');
}

/** Whether pods accept the same from every address: otherwise it matters which one they see. */
function goesBySource(compiled: CompiledCluster, pod: PodEnd, ports: readonly ServicePort[]): boolean {
  const isolation = isolationOf(compiled, pod, 'ingress');
  if (!isolation) return false;
  const { addresses, answers, connections } = compiled;
  const { surely } = answers.passing(isolation.answerForAddress(addresses.everywhere));
  return !connections.at(surely).contains(targetsAt(pod.workload, ports));
}

function codesOf({ caveats }: BackendVerdict): CaveatCode[] {
  return caveats.map(({ code }) => code);
}

function portsInQuestion(service: Service, flow: Flow): readonly ServicePort[] {
  const { port } = flow;
  const transport = transportOf(flow);
  const ports = service.ports.filter(
    (each) =>
      (transport === undefined || each.protocol === transport) &&
      (port === undefined || each.name === port || each.port === port),
  );
  // Nothing stands between clients and the pods of a headless Service that would lead to other ports (S33).
  if (ports.length > 0) return service.isHeadless ? ports.map((each) => ({ ...each, targetPort: each.port })) : ports;
  const given = [transport ?? [], port ?? []].flat().join(' ');
  const known = service.ports.map(
    (each) => `${each.protocol} ${each.port}${each.name === undefined ? '' : ` (${each.name})`}`,
  );
  throw cannotAnswer(
    'flow-port-invalid',
    `Service ${service.namespace}/${service.name} has no port ${shown(given)}`,
    known.length === 0 ? 'it declares no ports' : `it has ${known.join(', ')}`,
  );
}

/** The question as it comes to a pod: at the port that the port of the Service leads to, where that is one. */
function flowAt(flow: Flow, asked: ConnectionSet): Flow {
  const { example } = asked;
  if (!example) return flow;
  const { protocol, port } = example;
  const isOne = ConnectionSet.of(protocol, PortSet.range(port, port)).equals(asked);
  return isOne ? { ...flow, protocol, port } : flow;
}

function together(outcomes: readonly Outcome[]): Outcome | 'differ' {
  if (outcomes.length === 0) return 'unknown';
  return outcomes.every((each) => each === outcomes[0]) ? outcomes[0] : 'differ';
}

function directionOf(backends: readonly BackendVerdict[], direction: Direction, isolated: boolean): DirectionVerdict {
  if (backends.length === 1) return backends[0][direction];
  const verdict = together(backends.map((backend) => backend[direction].verdict));
  // Which rules match differs from one pod to the next: the traces are those of the backends.
  return { isolated, verdict: verdict === 'differ' ? 'unknown' : verdict, policies: [] };
}
