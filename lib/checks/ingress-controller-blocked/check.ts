import type { Isolation } from '../../analysis/isolation';
import type { PodClass } from '../../analysis/pod-classes';
import { groupBy } from '../../base/group-by';
import { ConnectionSet } from '../../model/connection-set';
import { NAMESPACE_NAME_LABEL } from '../../model/namespace';
import type { PolicyRule } from '../../model/network-policy';
import type { Service, ServicePort } from '../../model/service';
import { targetsAt } from '../../model/service-backends';
import type { Workload } from '../../model/workload';
import { builtIn } from '../check';
import type { CheckContext } from '../check-context';
import { policyName } from '../checked-policy';
import { ingressControllers } from '../ingress-controllers';
import { isolationsOf } from '../isolations';
import { namePods } from '../name-pods';
import { podsBehind } from '../pods-behind';
import { isolatingPath, responsiblePolicy } from '../responsible-policy';

/** A port of a Service that gets requests from outside. */
interface Entrance {
  /** `Ingress shop/web`. */
  readonly name: string;
  readonly kind: 'Ingress' | 'LoadBalancer';
  readonly service: Service;
  readonly port: ServicePort;
}

/** Pods that get requests from an Ingress or a load balancer which nothing lets in (S59, S61). */
export const ingressControllerBlocked = builtIn(
  'ingress-controller-blocked',
  ['workloads', 'policies'],
  function* (context) {
    for (const entrance of entrancesOf(context)) {
      const { name, kind, service, port } = entrance;
      const blocked = podsBehind(context, service).flatMap((each) => blockedAt(context, entrance, each) ?? []);
      for (const [checked, ends] of groupBy(blocked, ({ policy }) => policy)) {
        const targets = ends.reduce((all, end) => all.union(end.targets), ConnectionSet.EMPTY);
        yield {
          object: checked.object,
          path: isolatingPath(checked, 'ingress'),
          message: `${name} sends port ${port.port} of Service ${service.name} to ${namePods(ends.map((end) => end.pods))} on ${targets.toString()}, but ${policyName(checked)} isolates these pods and no policy lets in ${whoOf(context, kind)} on that port`,
          help: `allow ingress on ${targets.toString()} ${peersOf(context, kind)}`,
        };
      }
    }
  },
);

function entrancesOf({ cluster }: CheckContext): Entrance[] {
  const services = new Map(cluster.services.map((service) => [`${service.namespace}/${service.name}`, service]));
  const ofIngresses = cluster.ingresses.flatMap(({ namespace, name, backends }) =>
    backends.flatMap((backend) => {
      const service = services.get(`${namespace}/${backend.service}`);
      const ports = service?.ports.filter((each) => [each.port, each.name].includes(backend.port ?? each.port));
      return (ports ?? []).map((port) => ({ service: service as Service, port, name: `Ingress ${namespace}/${name}` }));
    }),
  );
  const balanced = cluster.services.filter(({ type }) => type === 'LoadBalancer');
  return [
    ...ofIngresses.map((each) => ({ ...each, kind: 'Ingress' as const })),
    ...balanced.flatMap((service) =>
      service.ports.map((port) => ({
        ...{ service, port, kind: 'LoadBalancer' as const },
        name: `the load balancer of ${service.namespace}/${service.name}`,
      })),
    ),
  ];
}

function blockedAt(context: CheckContext, { kind, port }: Entrance, pods: Workload) {
  const isolations = isolationsOf(context);
  const backend = isolations.classOf(pods);
  const isolation = isolations.of(backend, 'ingress');
  const targets = targetsAt(pods, [port]);
  if (!isolation || targets.isEmpty) return undefined;
  if (!targets.intersection(isolations.mayPassOutside(isolation)).isEmpty) return undefined;
  if (kind === 'Ingress' && letControllersIn(context, isolation, backend, targets)) return undefined;
  const policy = responsiblePolicy(context, isolation);
  return policy && { policy, pods, targets };
}

/** Whether isolated pods let in ingress controllers, as far as these are pods. */
function letControllersIn(
  context: CheckContext,
  isolation: Isolation,
  backend: PodClass,
  targets: ConnectionSet,
): boolean {
  const isolations = isolationsOf(context);
  const controllers = context.once(ingressControllers);
  if (controllers.length > 0) {
    return controllers.some(({ pods }) => isolations.mayFlowAny(isolations.classOf(pods), backend, targets));
  }
  // Nobody knows where the controller is, but it is not among the applications.
  return !targets.intersection(context.once(passesFromOutside, isolation)).isEmpty;
}

function passesFromOutside(context: CheckContext, isolation: Isolation): ConnectionSet {
  return isolationsOf(context).passesBy(isolation, reachesOut);
}

/** Whether a rule is about more than pods of the policy's own namespace. */
function reachesOut({ peers }: PolicyRule): boolean {
  return peers.length === 0 || peers.some((peer) => 'ipBlock' in peer || peer.namespaceSelector !== undefined);
}

function whoOf(context: CheckContext, kind: Entrance['kind']): string {
  if (kind === 'LoadBalancer') return 'any address';
  const controllers = context.once(ingressControllers);
  if (controllers.length === 0) return 'anything outside their namespace';
  const [{ pods }] = controllers;
  return `the ingress controller (${namePods(controllers.map((each) => each.pods))} of namespace ${pods.namespace})`;
}

function peersOf(context: CheckContext, kind: Entrance['kind']): string {
  if (kind === 'LoadBalancer')
    return 'from an ipBlock with the clients, or with the nodes if the load balancer hides the clients';
  const [controller] = context.once(ingressControllers).filter(({ pods }) => !pods.hostNetwork);
  if (!(controller as unknown))
    return 'from the ingress controller: its pods in their namespace, or an ipBlock if it is outside the cluster or on the host network';
  const labels = Object.entries(controller.labels).map(([key, value]) => `${key}: ${value}`);
  return `from: [{ namespaceSelector: { matchLabels: { ${NAMESPACE_NAME_LABEL}: ${controller.pods.namespace} } }, podSelector: { matchLabels: { ${labels.join(', ')} } } }]`;
}
