import type { NetworkPolicy } from '../../lib/model/network-policy';
import { writeNetworkPolicy } from '../../lib/manifest/write-network-policy';
import type { PlainPolicy, PointEnd, PointFlow, PointNamespaces, PointPod } from '../support/point-evaluator';

/** Pods with every combination of the labels that the graphs of this folder mention; ports of two names. */
export const PODS: readonly PointPod[] = ['a', 'b', 'system', 'unknown', 'labelled'].flatMap((namespace) =>
  [undefined, 'web', 'api', 'x'].flatMap((app) =>
    [undefined, 'front'].map((tier) => ({
      namespace,
      labels: { ...(app && { app }), ...(tier && { tier }) },
      ports: [
        { name: 'http', port: 8000 },
        { name: 'http', port: 8000, protocol: 'UDP' },
        { name: 'other', port: 7000 },
      ],
    })),
  ),
);

export const NAMESPACES: PointNamespaces = { b: { team: 'two' }, labelled: { team: 'two' } };

/** Addresses inside and just outside every range that the graphs of this folder mention. */
const ADDRESSES: readonly PointEnd[] = [
  ...['10.0.0.1', '10.1.0.1', '10.2.0.1', '10.3.0.1', '11.0.0.1', '8.8.8.8', '192.0.2.10', '192.0.2.11'],
  ...['100.64.0.1', '127.0.0.1', '169.254.1.1', '172.16.0.1', '192.168.0.1', '224.0.0.1'],
  ...['2001:db8::10', '2001:db8::11', '::1', 'fc00::1', 'fe80::1', 'ff00::1', '2620::1'],
].map((ip) => ({ ip }));

/** Both sides of each end of the ranges of ports, the numbers of the names, and one that nobody mentions. */
const ALL_PORTS: readonly (readonly [protocol: string, port: number])[] = [
  ...[53, 54, 80, 81, 7000, 8000, 8080, 9090, 9091, 65535].map((port) => ['TCP', port] as const),
  ...[53, 54, 80, 8000, 8080].map((port) => ['UDP', port] as const),
  ['SCTP', 5],
];

/** Those that do where the port is 80. */
const FEW_PORTS = ALL_PORTS.filter(([protocol, port]) => port === 80 || port === 81 || protocol === 'SCTP');

/** Flows into, or out of, one pod. */
export interface SubjectFlows {
  readonly subject: PointPod;
  readonly flows: readonly PointFlow[];
}

/** What flows are asked of. */
export interface Points {
  readonly ports: readonly (readonly [protocol: string, port: number])[];
  /** The other ends, beside the pods of a namespace. */
  readonly others: readonly PointEnd[];
}

/** For a rule with any kind of peer, whose port is 80. */
export const EVERY_PEER: Points = { ports: FEW_PORTS, others: [...PODS, ...ADDRESSES] };

/** For a rule with any kind of ports, whose peer is a tier of namespace b. */
export const EVERY_PORT: Points = {
  ports: ALL_PORTS,
  others: [...PODS.filter(({ namespace }) => ['a', 'b', 'labelled'].includes(namespace)), { ip: '10.0.0.1' }],
};

/** Flows into, or out of, the pods of a namespace. */
export function flowsBySubject(
  home: string,
  direction: 'ingress' | 'egress',
  { ports, others }: Points,
): SubjectFlows[] {
  return PODS.filter(({ namespace }) => namespace === home).map((subject) => ({
    subject,
    flows: others.flatMap((other) =>
      ports.map(([protocol, port]) => {
        // Two equal pods are two pods.
        const [from, to] = direction === 'ingress' ? [other, { ...subject }] : [{ ...subject }, other];
        return { from, to, protocol, port };
      }),
    ),
  }));
}

/** The policies that isolate in a direction, in that direction alone. */
export function plainAt(direction: 'ingress' | 'egress', policies: readonly NetworkPolicy[]): PlainPolicy[] {
  return policies
    .filter(({ isolates }) => isolates.includes(direction))
    .map((policy) => writeNetworkPolicy({ ...policy, isolates: [direction] }) as unknown as PlainPolicy);
}
