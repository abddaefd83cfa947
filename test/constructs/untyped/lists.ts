import { AllowDns, AllowFrom, Defaults, Dns, Peer, Port, Tier } from 'cdk8s-netpol';
import { tableIn } from '../table';
import { cycle, HOLE, NO_PROTOTYPE, ruleFrom, UNPRINTABLE, untyped, type UntypedProgram } from './untyped-program';

/** Lists that are none, or have holes. */
export const LISTS = tableIn<UntypedProgram>(__filename, [
  { title: 'a peer in place of a list', make: ({ web, api }) => new AllowFrom(web, 'r', untyped({ from: api })) },
  {
    title: 'a hole among peers',
    code: 'peer-unreadable',
    make: ({ web }) => new AllowFrom(web, 'r', untyped({ from: HOLE })),
  },
  {
    title: 'null among peers',
    code: 'peer-unreadable',
    make: ({ web }) => new AllowFrom(web, 'r', untyped({ from: [null] })),
  },
  {
    title: 'a function among peers',
    code: 'peer-unreadable',
    make: ({ web }) => new AllowFrom(web, 'r', untyped({ from: [() => Peer.anywhere()] })),
  },
  {
    title: 'an object of no kind among peers',
    code: 'peer-unreadable',
    make: ({ web }) => new AllowFrom(web, 'r', untyped({ from: [NO_PROTOTYPE] })),
  },
  {
    title: 'an unprintable peer',
    code: 'peer-unreadable',
    make: ({ web }) => new AllowFrom(web, 'r', untyped({ from: [UNPRINTABLE] })),
  },
  {
    title: 'a cyclic peer',
    code: 'peer-unreadable',
    make: ({ web }) => new AllowFrom(web, 'r', untyped({ from: [cycle()] })),
  },
  {
    title: 'a peer that makes nothing',
    code: 'peer-unreadable',
    make: ({ web }) => new AllowFrom(web, 'r', untyped({ from: [{ asPeer: () => undefined }] })),
  },
  {
    title: 'a peer that throws',
    code: 'peer-unreadable',
    make: ({ web }) =>
      new AllowFrom(
        web,
        'r',
        untyped({
          from: [
            {
              asPeer: () => {
                throw new Error('no');
              },
            },
          ],
        }),
      ),
  },
  {
    title: 'a port in place of a list',
    make: ({ web, api }) => new AllowFrom(web, 'r', untyped({ from: [api], ports: Port.tcp(1) })),
  },
  {
    title: 'a hole among ports',
    code: 'port-out-of-range',
    make: ({ web, api }) => new AllowFrom(web, 'r', untyped({ from: [api], ports: HOLE })),
  },
  {
    title: 'a number in place of ports',
    code: 'port-out-of-range',
    make: ({ web, api }) => new AllowFrom(web, 'r', untyped({ from: [api], ports: 80 })),
  },
  {
    title: 'an unprintable port',
    code: 'port-out-of-range',
    make: ({ web, api }) => new AllowFrom(web, 'r', untyped({ from: [api], ports: [UNPRINTABLE] })),
  },
  {
    title: 'a number among declared ports',
    code: 'port-out-of-range',
    make: ({ front }) => new Tier(front, 'third', untyped({ ports: [80] })),
  },
  {
    title: 'a hole among declared ports',
    code: 'port-out-of-range',
    make: ({ front }) => new Tier(front, 'third', untyped({ ports: HOLE })),
  },
  {
    title: 'a port in place of declared ports',
    make: ({ front }) => new Tier(front, 'third', untyped({ ports: Port.tcp(1) })),
  },
  {
    title: 'text in place of exceptions',
    make: (world) => ruleFrom(Peer.ipBlock('10.0.0.0/8', untyped({ except: '10.1.0.0/16' })), world),
  },
  {
    title: 'a hole among exceptions',
    code: 'cidr-invalid',
    make: (world) => ruleFrom(Peer.ipBlock('10.0.0.0/8', untyped({ except: HOLE })), world),
  },
  {
    title: 'an unprintable cidr',
    code: 'cidr-invalid',
    make: (world) => ruleFrom(Peer.ipBlock(untyped(UNPRINTABLE)), world),
  },
  {
    title: 'text in place of addresses',
    make: (world) => ruleFrom(Peer.host('x', untyped({ addresses: '192.0.2.1' })), world),
  },
  {
    title: 'a number among addresses',
    code: 'cidr-invalid',
    make: (world) => ruleFrom(Peer.host('x', untyped({ addresses: [7] })), world),
  },
  {
    title: 'an unprintable host',
    make: (world) => ruleFrom(Peer.host(untyped(UNPRINTABLE), { addresses: ['192.0.2.1'] }), world),
  },
  {
    title: 'text in place of addresses of a cache',
    make: ({ web }) => new AllowDns(web, 'r', { dns: Dns.nodeLocalCache(untyped('169.254.20.10/32')) }),
  },
  {
    title: 'a resolver in place of a list',
    make: ({ web, api }) => new AllowDns(web, 'r', { dns: Dns.custom(untyped({ resolvers: api })) }),
  },
  {
    title: 'text in place of resolvers',
    code: 'peer-unreadable',
    make: ({ web }) => new AllowDns(web, 'r', { dns: untyped('kube-dns') }),
  },
  {
    title: 'text in the Defaults in place of resolvers',
    code: 'peer-unreadable',
    make: ({ app, web }) => {
      Defaults.of(app).set({ dns: untyped('kube-dns') });
      return new AllowDns(web, 'r');
    },
  },
]);
