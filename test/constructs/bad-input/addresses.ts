import { AllowDns, Dns, Peer } from 'cdk8s-netpol';
import { tableIn } from '../table';
import { from, RULE, type BadInput } from './bad-input';

export const ADDRESSES = tableIn<BadInput>(__filename, [
  {
    title: 'prefix too long',
    code: 'cidr-invalid',
    constructPath: RULE,
    shows: '10.0.0.0/33',
    make: (world) => from(world, Peer.ipBlock('10.0.0.0/33')), // at: prefix too long
  },
  {
    title: 'no cidr',
    code: 'cidr-invalid',
    constructPath: RULE,
    shows: 'example.com',
    make: (world) => from(world, Peer.ipBlock('example.com')), // at: no cidr
  },
  {
    title: 'address without prefix',
    code: 'cidr-invalid',
    constructPath: RULE,
    shows: '10.0.0.1',
    make: (world) => from(world, Peer.ipBlock('10.0.0.1')), // at: address without prefix
  },
  {
    title: 'octet too large',
    code: 'cidr-invalid',
    constructPath: RULE,
    shows: '999.1.1.1/99',
    make: (world) => from(world, Peer.ipBlock('999.1.1.1/99')), // at: octet too large
  },
  {
    title: 'host bits',
    code: 'cidr-host-bits',
    constructPath: RULE,
    shows: '10.0.0.5/24',
    make: (world) => from(world, Peer.ipBlock('10.0.0.5/24')), // at: host bits
  },
  {
    title: 'leading zeros',
    code: 'cidr-leading-zeros',
    constructPath: RULE,
    shows: '10.010.0.0/16',
    make: (world) => from(world, Peer.ipBlock('10.010.0.0/16')), // at: leading zeros
  },
  {
    title: 'IPv4 mapped into IPv6',
    code: 'cidr-ipv4-mapped',
    constructPath: RULE,
    shows: '::ffff:10.0.0.0/104',
    make: (world) => from(world, Peer.ipBlock('::ffff:10.0.0.0/104')), // at: IPv4 mapped into IPv6
  },
  {
    title: 'bad exception',
    code: 'cidr-invalid',
    constructPath: RULE,
    shows: '10.1.0.0/40',
    make: (world) => from(world, Peer.ipBlock('10.0.0.0/8', { except: ['10.1.0.0/40'] })), // at: bad exception
  },
  {
    title: 'exception outside',
    code: 'except-outside-cidr',
    constructPath: RULE,
    shows: '192.168.0.0/16',
    make: (world) => from(world, Peer.ipBlock('10.0.0.0/8', { except: ['192.168.0.0/16'] })), // at: exception outside
  },
  {
    title: 'exception equal to its range',
    code: 'except-outside-cidr',
    constructPath: RULE,
    shows: '10.0.0.0/8',
    make: (world) => from(world, Peer.ipBlock('10.0.0.0/8', { except: ['10.0.0.0/8'] })), // at: exception equal to its range
  },
  {
    title: 'exception of the other family',
    code: 'except-outside-cidr',
    constructPath: RULE,
    shows: 'fd00::/16',
    make: (world) => from(world, Peer.ipBlock('0.0.0.0/0', { except: ['fd00::/16'] })), // at: exception of the other family
  },
  {
    title: 'host without addresses',
    code: 'host-without-addresses',
    constructPath: RULE,
    shows: 'pay.example.com',
    make: (world) => from(world, Peer.host('pay.example.com', { addresses: [] })), // at: host without addresses
  },
  {
    title: 'host with a control code in its name',
    code: 'text-unwritable',
    constructPath: RULE,
    shows: 'U+007F',
    make: (world) => from(world, Peer.host('pay\u007f', { addresses: ['192.0.2.1'] })), // at: host with a control code in its name
  },
  {
    title: 'host with a name as address',
    code: 'cidr-invalid',
    constructPath: RULE,
    shows: 'pay.example.com',
    make: (world) => from(world, Peer.host('pay', { addresses: ['pay.example.com'] })), // at: host with a name as address
  },
  {
    title: 'address of a DNS cache',
    code: 'cidr-invalid',
    constructPath: 'shop/front/dns',
    shows: '169.254.20.10/99',
    make: ({ front }) => {
      const dns = Dns.nodeLocalCache(['169.254.20.10/99']); // at: address of a DNS cache
      new AllowDns(front, 'dns', { dns });
    },
  },
]);
