/** The cluster that every case starts from: three namespaces with three pods each. */
import type { PointNamespaces, PointPod } from '../support/point-evaluator';

export const NAMESPACES = ['x', 'y', 'z'];
export const PODS = ['a', 'b', 'c'];

/** `x/a` to `z/c`. */
export const POD_IDS: readonly string[] = NAMESPACES.flatMap((namespace) => PODS.map((pod) => `${namespace}/${pod}`));

/** Every pod listens on both ports by each protocol, and names each listener: `serve-81-udp`. */
export const LISTENERS = [80, 81].flatMap((port) =>
  ['TCP', 'UDP', 'SCTP'].map((protocol) => ({ name: `serve-${port}-${protocol.toLowerCase()}`, port, protocol })),
);

/** Labels that a step puts on namespaces and pods beside those of the fixture; the keys are `y` and `x/b`. */
export interface AddedLabels {
  readonly namespaces?: Record<string, Record<string, string>>;
  readonly pods?: Record<string, Record<string, string>>;
}

/** The one address of a pod: `10.0.2.3` for `y/c`. */
export function addressOf(podId: string): string {
  const [namespace, pod] = podId.split('/');
  return `10.0.${NAMESPACES.indexOf(namespace) + 1}.${PODS.indexOf(pod) + 1}`;
}

/** Labels of the namespaces, the one with the name included. */
export function namespaceLabels({ namespaces = {} }: AddedLabels = {}): PointNamespaces {
  return Object.fromEntries(
    NAMESPACES.map((name) => [name, { ns: name, 'kubernetes.io/metadata.name': name, ...namespaces[name] }]),
  );
}

/** The pods by their ids. */
export function fixturePods({ pods = {} }: AddedLabels = {}): ReadonlyMap<string, PointPod> {
  return new Map(
    POD_IDS.map((id) => {
      const [namespace, pod] = id.split('/');
      return [id, { namespace, labels: { pod, ...pods[id] }, ip: addressOf(id), ports: LISTENERS }];
    }),
  );
}

/** The same cluster as Kubernetes objects. */
export function fixtureManifests(added: AddedLabels = {}): unknown[] {
  const namespaces = Object.entries(namespaceLabels(added)).map(([name, labels]) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels },
  }));
  const ports = LISTENERS.map(({ name, port, protocol }) => ({ name, containerPort: port, protocol }));
  const pods = [...fixturePods(added)].map(([id, { namespace, labels, ip }]) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace, name: id.slice(namespace.length + 1), labels },
    spec: { containers: [{ name: 'server', image: 'server', ports }] },
    status: { phase: 'Running', podIP: ip, podIPs: [{ ip }] },
  }));
  return [...namespaces, ...pods];
}
