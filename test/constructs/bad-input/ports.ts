import { AllowDns, AllowFrom, AllowTo, Dns, Peer, Port, Tier } from 'cdk8s-netpol';
import { tableIn } from '../table';
import { ports, RULE, type BadInput } from './bad-input';

export const PORTS = tableIn<BadInput>(__filename, [
  {
    title: 'port 0',
    code: 'port-out-of-range',
    constructPath: RULE,
    shows: '0',
    make: (world) => ports(world, Port.tcp(0)), // at: port 0
  },
  {
    title: 'port 70000',
    code: 'port-out-of-range',
    constructPath: RULE,
    shows: '70000',
    make: (world) => ports(world, Port.udp(70000)), // at: port 70000
  },
  {
    title: 'port 80.5',
    code: 'port-out-of-range',
    constructPath: RULE,
    shows: '80.5',
    make: (world) => ports(world, Port.sctp(80.5)), // at: port 80.5
  },
  {
    title: 'port -1',
    code: 'port-out-of-range',
    constructPath: RULE,
    shows: '-1',
    make: (world) => ports(world, Port.tcp(-1)), // at: port -1
  },
  {
    title: 'port NaN',
    code: 'port-out-of-range',
    constructPath: RULE,
    shows: 'NaN',
    make: (world) => ports(world, Port.tcp(Number.NaN)), // at: port NaN
  },
  {
    title: 'port as text',
    code: 'port-out-of-range',
    constructPath: RULE,
    shows: '"80"',
    make: (world) => ports(world, Port.tcp('80' as unknown as number)), // at: port as text
  },
  {
    title: 'range outside',
    code: 'port-out-of-range',
    constructPath: RULE,
    shows: '65536',
    make: (world) => ports(world, Port.tcpRange(1, 65536)), // at: range outside
  },
  {
    title: 'range backwards',
    code: 'port-range-backwards',
    constructPath: RULE,
    shows: '90',
    make: (world) => ports(world, Port.udpRange(90, 80)), // at: range backwards
  },
  {
    title: 'number as port name',
    code: 'port-name-invalid',
    constructPath: RULE,
    shows: '"80"',
    make: (world) => ports(world, Port.named('80')), // at: number as port name
  },
  {
    title: 'port name too long',
    code: 'port-name-invalid',
    constructPath: RULE,
    shows: 'abcdefghijklmnop',
    make: (world) => ports(world, Port.named('abcdefghijklmnop')), // at: port name too long
  },
  {
    title: 'unknown protocol',
    code: 'protocol-unsupported',
    constructPath: RULE,
    shows: 'ICMP',
    make: (world) => ports(world, Port.named('ping', 'ICMP' as never)), // at: unknown protocol
  },
  {
    title: 'number in place of a Port',
    code: 'port-out-of-range',
    constructPath: RULE,
    shows: '8080',
    make: ({ web, api }) => new AllowFrom(web, 'rule', { from: [api], ports: [8080 as unknown as Port] }), // at: number in place of a Port
  },
  {
    title: 'declared port 0',
    code: 'port-out-of-range',
    constructPath: 'shop/front/cache',
    shows: '0',
    make: ({ front }) => {
      const port = Port.tcp(0); // at: declared port 0
      new Tier(front, 'cache', { ports: [port] });
    },
  },
  {
    title: 'port of custom resolvers',
    code: 'port-out-of-range',
    constructPath: 'shop/front/dns',
    shows: '70000',
    make: ({ front, web }) => {
      const dns = Dns.custom({ resolvers: [web], port: 70000 }); // at: port of custom resolvers
      new AllowDns(front, 'dns', { dns });
    },
  },
  {
    title: 'no ports at a tier that declares none',
    code: 'ports-missing',
    constructPath: 'shop/front/cache/rule',
    shows: 'cache',
    make: ({ front, web }) => {
      const cache = new Tier(front, 'cache');
      new AllowFrom(cache, 'rule', { from: [web] }); // at: no ports at a tier that declares none
    },
  },
  {
    title: 'no ports at addresses',
    code: 'ports-missing',
    constructPath: RULE,
    shows: 'ports',
    make: ({ web }) => new AllowTo(web, 'rule', { to: [Peer.internet()] }), // at: no ports at addresses
  },
  {
    title: 'empty list of ports',
    code: 'ports-missing',
    constructPath: RULE,
    shows: 'empty',
    make: ({ web, api }) => new AllowFrom(web, 'rule', { from: [api], ports: [] }), // at: empty list of ports
  },
]);
