import type { ContainerPort, Labels, Protocol } from './manifests';
import type { Random } from './random';
import type { App } from './workloads';

export interface NamespacePlan {
  readonly name: string;
  readonly labels: Labels;
  readonly apps: readonly App[];
  readonly pods: number;
}

/** How pods are spread over namespaces and apps. */
export interface NamespacesShape {
  readonly namespaces: number;
  /** In all namespaces together. */
  readonly pods: number;
  /** How often a namespace has so many pods. */
  readonly sizes: readonly { readonly pods: number; readonly weight: number }[];
  /** Fewest and most pods of an app. */
  readonly podsOfApp: readonly [number, number];
}

interface AppKind {
  readonly app: string;
  readonly tier: string;
  readonly ports: readonly ContainerPort[];
}

const port = (name: string, containerPort: number, protocol: Protocol = 'TCP'): ContainerPort => ({
  name,
  containerPort,
  protocol,
});
const METRICS = port('metrics', 9090);

const APPS: readonly AppKind[] = [
  { app: 'web', tier: 'frontend', ports: [port('http', 8080), METRICS] },
  { app: 'api', tier: 'backend', ports: [port('http', 8080), port('grpc', 9000), METRICS] },
  { app: 'db', tier: 'data', ports: [port('postgres', 5432), port('metrics', 9187)] },
  { app: 'worker', tier: 'backend', ports: [METRICS] },
  { app: 'cache', tier: 'data', ports: [port('redis', 6379)] },
  { app: 'queue', tier: 'data', ports: [port('amqp', 5672), port('metrics', 15692)] },
  { app: 'auth', tier: 'backend', ports: [port('https', 8443), METRICS] },
  { app: 'search', tier: 'data', ports: [port('http', 9200)] },
];

/** Namespaces of the platform come first, with the app that everybody talks to. */
export const PLATFORM = [
  { name: 'kube-system', app: 'kube-dns', ports: [port('dns', 53, 'UDP'), port('dns-tcp', 53), METRICS] },
  { name: 'ingress', app: 'ingress-controller', ports: [port('http', 80), port('https', 443)] },
  { name: 'monitoring', app: 'prometheus', ports: [port('http', 9090)] },
] as const;

export function planNamespaces(shape: NamespacesShape, random: Random): NamespacePlan[] {
  return sizes(shape, random).map((pods, index) => {
    const platform = index < PLATFORM.length ? PLATFORM[index] : undefined;
    const name = platform?.name ?? `team-${index % 60}-${Math.floor(index / 60)}`;
    const environment = random.pick(['dev', 'test', 'prod']);
    const labels = { team: platform ? 'platform' : `team-${index % 60}`, environment };
    return { name, labels, apps: planApps(shape, pods, platform, random), pods };
  });
}

/** Drawn from the table, then moved by single pods until the sum is right. */
function sizes({ namespaces, pods, sizes: table }: NamespacesShape, random: Random): number[] {
  const drawn = Array.from({ length: namespaces }, () => random.weighted(table).pods);
  // Every namespace of the platform has two pods of the app that everybody talks to.
  PLATFORM.forEach((_, index) => (drawn[index] = Math.max(drawn[index], 2)));
  let missing = pods - drawn.reduce((sum, size) => sum + size, 0);
  while (missing !== 0) {
    const index = random.integer(PLATFORM.length, namespaces - 1);
    if (missing < 0 && drawn[index] === 1) continue;
    drawn[index] += Math.sign(missing);
    missing -= Math.sign(missing);
  }
  return drawn;
}

function planApps(
  { podsOfApp: [fewest, most] }: NamespacesShape,
  pods: number,
  platform: (typeof PLATFORM)[number] | undefined,
  random: Random,
): App[] {
  const apps: App[] = [];
  for (let left = pods; left > 0;) {
    const number = apps.length;
    const isPlatform = platform !== undefined && number === 0;
    const size = Math.min(left, isPlatform ? Math.max(2, fewest) : random.integer(fewest, most));
    const round = Math.floor(number / APPS.length);
    const kind = APPS[number % APPS.length];
    const name = isPlatform ? platform.app : `${kind.app}${round > 0 ? `-${round}` : ''}`;
    const labels = { app: name, tier: isPlatform ? 'platform' : kind.tier };
    apps.push({ name, labels, ports: isPlatform ? platform.ports : kind.ports, pods: size });
    left -= size;
  }
  return apps;
}
