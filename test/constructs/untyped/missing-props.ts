import {
  AllowAllIngress,
  AllowDns,
  AllowFrom,
  AllowSameNamespace,
  AllowTo,
  Defaults,
  DenyAll,
  DenyFrom,
  Dns,
  Namespace,
  Peer,
  Tier,
} from 'cdk8s-netpol';
import { tableIn } from '../table';
import { ruleFrom, untyped, type UntypedProgram } from './untyped-program';

/** Props that are not there. */
export const MISSING_PROPS = tableIn<UntypedProgram>(__filename, [
  {
    title: 'AllowFrom without props',
    code: 'peers-missing',
    make: ({ web }) => new AllowFrom(web, 'r', untyped(undefined)),
  },
  { title: 'AllowFrom of null', code: 'peers-missing', make: ({ web }) => new AllowFrom(web, 'r', untyped(null)) },
  {
    title: 'AllowTo without props',
    code: 'peers-missing',
    make: ({ web }) => new AllowTo(web, 'r', untyped(undefined)),
  },
  { title: 'AllowTo without to', code: 'peers-missing', make: ({ web }) => new AllowTo(web, 'r', untyped({})) },
  { title: 'DenyAll of null', make: ({ web }) => new DenyAll(web, 'r', untyped(null)) },
  { title: 'DenyFrom of null', code: 'cannot-deny', make: ({ web }) => new DenyFrom(web, 'r', untyped(null)) },
  { title: 'AllowAllIngress of null', make: ({ web }) => new AllowAllIngress(web, 'r', untyped(null)) },
  { title: 'AllowSameNamespace of null', make: ({ web }) => new AllowSameNamespace(web, 'r', untyped(null)) },
  { title: 'AllowDns of null', make: ({ web }) => new AllowDns(web, 'r', untyped(null)) },
  { title: 'Namespace of null', make: ({ shop }) => new Namespace(shop, 'third', untyped(null)) },
  { title: 'Tier of null', make: ({ front }) => new Tier(front, 'third', untyped(null)) },
  { title: 'sugar of null', make: ({ web, api }) => web.allowFrom(api, untyped(null)) },
  {
    title: 'Defaults of null',
    make: ({ shop }) => {
      Defaults.of(shop).set(untyped(null));
    },
  },
  {
    title: 'Peer.pods of null',
    code: 'namespaces-missing',
    make: (world) => ruleFrom(Peer.pods(untyped(null)), world),
  },
  {
    title: 'Peer.namespaces of null',
    code: 'namespaces-missing',
    make: (world) => ruleFrom(Peer.namespaces(untyped(null)), world),
  },
  {
    title: 'Peer.host of null',
    code: 'host-without-addresses',
    make: (world) => ruleFrom(Peer.host('x', untyped(null)), world),
  },
  { title: 'Peer.ipBlock of null', make: (world) => ruleFrom(Peer.ipBlock('10.0.0.0/8', untyped(null)), world) },
  {
    title: 'Dns.custom of null',
    code: 'peers-missing',
    make: ({ web }) => new AllowDns(web, 'r', { dns: Dns.custom(untyped(null)) }),
  },
  {
    title: 'null for everything',
    make: ({ web, api }) =>
      new AllowFrom(
        web,
        'r',
        untyped({
          from: [api],
          ports: null,
          pairing: null,
          isolates: null,
          subject: null,
          rationale: null,
          owner: null,
          reviewBy: null,
          layer: null,
          labels: null,
          annotations: null,
          policyName: null,
        }),
      ),
  },
  {
    title: 'null for everything of a tier',
    make: ({ front }) =>
      new Tier(
        front,
        'third',
        untyped({ labels: null, expressions: null, ports: null, hostNetwork: null, grouping: null, policyName: null }),
      ),
  },
  {
    title: 'null for everything of a namespace',
    make: ({ shop }) =>
      new Namespace(shop, 'third', untyped({ name: null, labels: null, create: null, grouping: null })),
  },
]);
