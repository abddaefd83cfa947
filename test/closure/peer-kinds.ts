import type { AppGraph, GraphPeer } from '../../lib/graph/app-graph';
import { Namespaces } from '../../lib/constructs/namespaces';
import { Peer } from '../../lib/constructs/peer';
import { LabelSelector } from '../../lib/model/label-selector';
import { PolicyPorts } from '../../lib/model/policy-ports';
import { allow, at, deny, everyPodOf, namespace, tcp, tier } from '../lower/graph-parts';

const A = namespace('a');
const B = namespace('b', { labels: { 'kubernetes.io/metadata.name': 'b', team: 'two' } });
const LABELLED = { ...B, selector: LabelSelector.of({ team: 'two' }) };
const SYSTEM = namespace('system', { owned: false });

const WEB = tier(A, { app: 'web' });
const API = tier(A, { app: 'api' });
const DB = tier(B, { app: 'api', tier: 'front' }, { id: 'db' });
const STABLE = LabelSelector.of({}, [{ key: 'app', operator: 'NotIn', values: ['web'] }]);

function targetOf(peer: Peer): GraphPeer {
  return peer._target as GraphPeer;
}

function pods(namespaces: Namespaces): GraphPeer {
  return targetOf(Peer.pods({ labels: { app: 'api' }, namespaces }));
}

/** Every kind of peer that a rule can have. */
export const PEERS: Readonly<Record<string, GraphPeer>> = {
  'a tier of the same namespace': at(API),
  'a tier of another namespace': at(DB),
  'a tier of a namespace that is selected by labels': at({ ...DB, namespace: LABELLED }),
  'a tier by expressions': at(tier(B, {}, { id: 'stable', pods: STABLE })),
  'a namespace': at(everyPodOf(B)),
  'the own namespace': at(everyPodOf(A)),
  'an imported namespace': at(everyPodOf(SYSTEM)),
  'pods of the same namespace': pods(Namespaces.same()),
  'pods of a named namespace': pods(Namespaces.named('b')),
  'pods of labelled namespaces': pods(Namespaces.labelled({ team: 'two' })),
  'pods of all namespaces': pods(Namespaces.all()),
  'pods by expressions': { kind: 'selection', peer: { podSelector: STABLE } },
  'namespaces by labels': targetOf(Peer.namespaces({ labels: { team: 'two' } })),
  'any pod': targetOf(Peer.anyPod()),
  anywhere: targetOf(Peer.anywhere()),
  'an ip block': targetOf(Peer.ipBlock('10.0.0.0/8')),
  'an ip block with exceptions': targetOf(Peer.ipBlock('10.0.0.0/8', { except: ['10.1.0.0/16', '10.2.0.0/16'] })),
  'the internet': targetOf(Peer.internet()),
  'a host': targetOf(Peer.host('db.example.com', { addresses: ['192.0.2.10', '2001:db8::10'] })),
};

/** Every kind of ports. */
export const PORTS: Readonly<Record<string, PolicyPorts>> = {
  'a port': tcp(80),
  'a named port': PolicyPorts.of([{ protocol: 'TCP', name: 'http' }]),
  'a port range': tcp(8080, 9090),
  'two protocols': PolicyPorts.of([
    { protocol: 'UDP', first: 53, last: 53 },
    { protocol: 'TCP', first: 53, last: 53 },
  ]),
  'all ports': PolicyPorts.ALL,
};

/** One rule between two namespaces in which everything else is denied. */
export function graphWith(peer: GraphPeer, ports: PolicyPorts, direction: 'ingress' | 'egress'): AppGraph {
  const home = peer.kind === 'endpoint' && peer.endpoint.namespace.name === 'b' ? peer.endpoint.namespace : B;
  return {
    namespaces: [A, home, SYSTEM],
    tiers: [],
    rules: [
      deny('deny-a', everyPodOf(A)),
      deny('deny-b', everyPodOf(home)),
      allow('rule', WEB, [peer], { direction, ports }),
    ],
    foreignPolicies: [],
  };
}
