import {
  NAME_LABEL,
  namespaceObject,
  policyObject,
  type ClusterObjects,
  type Peer,
  type PolicyObject,
  type PolicyPort,
  type Rule,
} from './manifests';
import { Random, repeat } from './random';
import { WorkloadMaker, type App } from './workloads';

/** A load test: every pod and every policy is different, nothing can be merged. */
export interface LoadShape {
  readonly seed: number;
  readonly namespaces: number;
  /** In each namespace. */
  readonly pods: number;
  /** In each namespace. */
  readonly policies: number;
}

const EACH = 5;

export function loadTestCluster(shape: LoadShape): ClusterObjects {
  const random = new Random(shape.seed);
  const maker = new WorkloadMaker('pods');
  const numbers = repeat(shape.namespaces, (number) => number);
  const apps = repeat(shape.pods, (number): App => {
    const ports = [{ name: 'http', containerPort: 8080, protocol: 'TCP' as const }];
    return { name: `pod-${number}`, labels: { app: 'load', num: String(number) }, ports, pods: 1 };
  });
  return {
    namespaces: numbers.map((number) => namespaceObject(nameOf(number), { load: 'yes' })),
    workloads: numbers.flatMap((number) => apps.flatMap((app) => maker.make(nameOf(number), app))),
    policies: numbers.flatMap((number) => policiesOf(shape, number, random)),
  };
}

function nameOf(namespace: number): string {
  return `load-${namespace}`;
}

/**
 * The first half of the policies are for ingress, the second half for egress to the same namespaces, so that some flows
 * have both halves.
 */
function policiesOf(shape: LoadShape, namespace: number, random: Random): PolicyObject[] {
  return repeat(shape.policies, (number) => {
    const isIngress = number < shape.policies / 2;
    const pod = number % shape.pods;
    const peers = [...podPeers(shape, namespace, pod, isIngress ? 1 : -1), ...blocks(random)];
    const rule: Rule = { [isIngress ? 'from' : 'to']: peers, ports: ports(number % shape.pods) };
    return policyObject(nameOf(namespace), `policy-${number}`, {
      podSelector: { matchLabels: { num: String(pod) } },
      policyTypes: [isIngress ? 'Ingress' : 'Egress'],
      [isIngress ? 'ingress' : 'egress']: [rule],
    });
  });
}

function podPeers({ namespaces, pods }: LoadShape, home: number, pod: number, direction: 1 | -1): Peer[] {
  return repeat(EACH, (step) => {
    const other = (home + direction * (step + 1) + namespaces) % namespaces;
    const number = (pod + direction * step + pods) % pods;
    return {
      namespaceSelector: { matchLabels: { [NAME_LABEL]: nameOf(other) } },
      podSelector: { matchLabels: { num: String(number) } },
    };
  });
}

function blocks(random: Random): Peer[] {
  const byte = (): number => random.integer(0, 255);
  return repeat(EACH, () => ({
    ipBlock: { cidr: `${random.integer(20, 90)}.${byte()}.${byte()}.0/24` },
  }));
}

function ports(first: number): PolicyPort[] {
  const single = repeat(EACH, (step) => ({
    protocol: 'TCP' as const,
    port: 8080 + first + 20 * step,
  }));
  const ranges = repeat(EACH, (step) => {
    const port = 10_000 + 10 * first + 1000 * step;
    return { protocol: 'TCP' as const, port, endPort: port + 500 };
  });
  return [...single, ...ranges];
}
