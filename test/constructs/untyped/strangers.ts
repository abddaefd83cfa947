import { AllowFrom, DenyAll, Peer, Tier } from 'cdk8s-netpol';
import { tableIn } from '../table';
import { untyped, type UntypedProgram } from './untyped-program';

/** Things that are no constructs of ours. */
export const STRANGERS = tableIn<UntypedProgram>(__filename, [
  {
    title: 'text in place of a subject',
    code: 'subject-missing',
    make: ({ web }) => new DenyAll(web, 'r', { subject: untyped('web') }),
  },
  {
    title: 'a Peer in place of a subject',
    code: 'subject-missing',
    make: ({ web }) => new DenyAll(web, 'r', { subject: untyped(Peer.anywhere()) }),
  },
  {
    title: 'an application in place of a subject',
    code: 'subject-missing',
    make: ({ shop, web }) => new DenyAll(web, 'r', { subject: untyped(shop) }),
  },
  {
    title: 'an application in place of a peer',
    code: 'peer-unreadable',
    make: ({ shop, web }) => new AllowFrom(web, 'r', { from: [untyped(shop)] }),
  },
  {
    title: 'text in place of a workload',
    code: 'workload-unreadable',
    make: ({ front }) => Tier.ofWorkload(front, 'third', untyped('deployment')),
  },
  {
    title: 'no workload',
    code: 'workload-unreadable',
    make: ({ front }) => Tier.ofWorkload(front, 'third', untyped(undefined)),
  },
  {
    title: 'a plain object in place of a workload',
    code: 'workload-unreadable',
    make: ({ front }) => Tier.ofWorkload(front, 'third', untyped({ podMetadata: {} })),
  },
  {
    title: 'no manifest',
    code: 'workload-unreadable',
    make: ({ front }) => Tier.ofManifest(front, 'third', untyped(null)),
  },
]);
