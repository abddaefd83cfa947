import type { CniProfile } from '../cni-profile';
import { noHostNetworkPeer, noHostNetworkSubject, notKnown, onlyFirstPort, supported } from './common-treatments';

const CODE = 'weaveworks/weave: npc';

export const weaveNet = {
  name: 'weave-net',
  aliases: [],
  title: 'Weave Net',
  versionOf: 'the release of Weave Net',
  cells: {
    ingress: supported(CODE),
    egress: supported(CODE),
    endPort: {
      ...onlyFirstPort('Weave Net'),
      sources: ['weaveworks/weave: npc (built with k8s.io/api v0.18.6, which has no endPort)'],
    },
    sctp: notKnown(CODE),
    namedPort: {
      value: 'not supported',
      note: 'Older versions crashed.',
      effect: 'policy rejected',
      consequence: 'Weave Net rejects a policy with a named port, so none of it takes effect',
      sources: ['weaveworks/weave: npc/analyser.go', 'weaveworks/weave#3032', 'weaveworks/weave#3785'],
    },
    except: supported(CODE),
    ipv6: notKnown(CODE),
    ipBlockOnPods: notKnown(CODE),
    hostNetworkSubject: { ...noHostNetworkSubject('Weave Net'), sources: [CODE] },
    hostNetworkPeer: { ...noHostNetworkPeer('Weave Net'), sources: [CODE] },
    logging: {
      value: 'supported',
      note: 'In the log of weave-npc, and in NFLOG group 86.',
      sources: [CODE],
    },
  },
  remarks: [
    {
      text: 'Unmaintained: the last release is 2.8.1, and the last change was made on 2022-11-23.',
      sources: ['weaveworks/weave: last commit', 'cncf/landscape#4023', 'kubernetes/website#56931'],
    },
  ],
} as const satisfies CniProfile;
