import {
  AllowDns,
  AllowFrom,
  AllowTo,
  DenyAll,
  Dns,
  Namespaces,
  Pairing,
  Peer,
  Port,
  Tier,
  type IPeer,
} from 'cdk8s-netpol';
import { makeWorld } from '../world';
import { tableIn } from '../table';
import { from, RULE, type BadInput } from './bad-input';

export const PEERS = tableIn<BadInput>(__filename, [
  {
    title: 'empty list of peers',
    code: 'peers-missing',
    constructPath: RULE,
    shows: 'from',
    make: ({ web }) => new AllowFrom(web, 'rule', { from: [] }), // at: empty list of peers
  },
  {
    title: 'empty list of destinations',
    code: 'peers-missing',
    constructPath: RULE,
    shows: 'to',
    make: ({ web }) => new AllowTo(web, 'rule', { to: [] }), // at: empty list of destinations
  },
  {
    title: 'no resolvers',
    code: 'peers-missing',
    constructPath: 'shop/front/dns',
    shows: 'to',
    make: ({ front }) => new AllowDns(front, 'dns', { dns: Dns.custom({ resolvers: [] }) }), // at: no resolvers
  },
  {
    title: 'peer beside anywhere',
    code: 'peer-absorbed',
    constructPath: RULE,
    shows: 'Peer.anywhere()',
    make: ({ web, api }) => new AllowFrom(web, 'rule', { from: [api, Peer.anywhere()] }), // at: peer beside anywhere
  },
  {
    title: 'pods without namespaces',
    code: 'namespaces-missing',
    constructPath: RULE,
    shows: 'namespaces',
    make: (world) => from(world, Peer.pods({ labels: { app: 'x' } } as never)), // at: pods without namespaces
  },
  {
    title: 'namespaces by no label',
    code: 'namespaces-missing',
    constructPath: RULE,
    shows: '{}',
    make: (world) => from(world, Peer.namespaces({})), // at: namespaces by no label
  },
  {
    title: 'labelled by nothing',
    code: 'namespaces-missing',
    constructPath: RULE,
    shows: '{}',
    make: (world) => {
      const namespaces = Namespaces.labelled({}); // at: labelled by nothing
      from(world, Peer.pods({ namespaces }));
    },
  },
  {
    title: 'named by nothing',
    code: 'namespaces-missing',
    constructPath: RULE,
    shows: 'Namespaces.named()',
    make: (world) => {
      const namespaces = Namespaces.named(); // at: named by nothing
      from(world, Peer.pods({ namespaces }));
    },
  },
  {
    title: 'text in place of a peer',
    code: 'peer-unreadable',
    constructPath: RULE,
    shows: '"api"',
    make: ({ web }) => new AllowFrom(web, 'rule', { from: ['api' as unknown as IPeer] }), // at: text in place of a peer
  },
  {
    title: 'a peer of another kind with an operator that does not exist',
    code: 'peer-unreadable',
    constructPath: RULE,
    shows: 'Gt',
    make: (world) => {
      const labelSelector = { _toKube: () => ({ matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1'] }] }) };
      const odd = { toNetworkPolicyPeerConfig: () => ({ podSelector: { labelSelector } }) };
      from(world, Peer.of(odd)); // at: a peer of another kind with an operator that does not exist
    },
  },
  {
    title: 'a peer of another kind',
    code: 'peer-unreadable',
    constructPath: RULE,
    shows: 'is broken',
    make: (world) => {
      const broken = {
        toNetworkPolicyPeerConfig: () => {
          throw new Error('is broken');
        },
      };
      from(world, Peer.of(broken)); // at: a peer of another kind
    },
  },
  {
    title: 'both halves at addresses',
    code: 'no-other-end',
    constructPath: RULE,
    shows: 'BOTH',
    make: ({ web }) =>
      new AllowTo(web, 'rule', { to: [Peer.internet()], ports: [Port.tcp(443)], pairing: Pairing.BOTH }), // at: both halves at addresses
  },
  {
    title: 'both halves at an imported namespace',
    code: 'no-other-end',
    constructPath: RULE,
    shows: 'BOTH',
    make: ({ web, kubeSystem }) =>
      new AllowTo(web, 'rule', { to: [kubeSystem], ports: [Port.tcp(443)], pairing: Pairing.BOTH }), // at: both halves at an imported namespace
  },
  {
    title: 'half of the other end isolated',
    code: 'partly-isolated',
    constructPath: RULE,
    shows: 'shop/front/canary/deny',
    make: ({ front, web, api }) => {
      const canary = new Tier(front, 'canary', { labels: { app: 'api', track: 'canary' } });
      new DenyAll(canary, 'deny');
      new AllowFrom(web, 'rule', { from: [api] }); // at: half of the other end isolated
    },
  },
  {
    title: 'peer of another App',
    code: 'foreign-app',
    constructPath: RULE,
    shows: 'shop/data/db',
    make: (world) => from(world, makeWorld().db), // at-rule: see the helper
    isUnplaced: true,
  },
  {
    title: 'peer on the host network',
    code: 'host-network-tier',
    constructPath: RULE,
    shows: 'agent',
    make: ({ front, web }) => {
      const agent = new Tier(front, 'agent', { hostNetwork: true });
      new AllowFrom(web, 'rule', { from: [agent] }); // at: peer on the host network
    },
  },
]);
