import { DenyAll, Namespace, Peer, Tier } from 'cdk8s-netpol';
import { tableIn } from '../table';
import { ruleFrom, type UntypedProgram } from './untyped-program';

export const SIZES = tableIn<UntypedProgram>(__filename, [
  {
    title: 'an id of 100,000 characters',
    code: 'policy-name-invalid',
    make: ({ web }) => new DenyAll(web, 'i'.repeat(100_000)),
  },
  {
    title: 'a tier id of 100,000 characters',
    code: 'label-value-invalid',
    make: ({ front }) => new Tier(front, 'i'.repeat(100_000)),
  },
  {
    title: 'a namespace id of 100,000 characters',
    code: 'namespace-name-invalid',
    make: ({ shop }) => new Namespace(shop, 'i'.repeat(100_000)),
  },
  {
    title: 'a cidr of 100,000 characters',
    code: 'cidr-invalid',
    make: (world) => ruleFrom(Peer.ipBlock('1'.repeat(100_000)), world),
  },
  {
    title: 'a rationale that fits in no annotation',
    code: 'annotations-too-long',
    make: ({ web }) => new DenyAll(web, 'r', { rationale: 'why '.repeat(100_000) }),
  },
]);
