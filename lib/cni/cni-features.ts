import type { CniFeature } from './cni-profile';

/** What each feature means, in the order of the matrix. */
export const CNI_FEATURES: Readonly<Record<CniFeature, { readonly title: string; readonly meaning: string }>> = {
  ingress: { title: 'ingress', meaning: 'Ingress rules are enforced.' },
  egress: { title: 'egress', meaning: 'Egress rules are enforced.' },
  endPort: { title: 'endPort', meaning: 'A port range, from `port` to `endPort`, is allowed as a whole.' },
  sctp: { title: 'SCTP', meaning: 'Rules for `protocol: SCTP` are enforced.' },
  namedPort: { title: 'named port', meaning: 'A named port means the container ports of that name.' },
  except: { title: 'except', meaning: 'The ranges in `ipBlock.except` are excluded from the block.' },
  ipv6: { title: 'IPv6', meaning: 'Traffic over IPv6 is subject to policies, and an ipBlock may be an IPv6 range.' },
  ipBlockOnPods: { title: 'ipBlock on pods', meaning: 'An ipBlock matches pods by their addresses (S45).' },
  hostNetworkSubject: {
    title: 'host network, subject',
    meaning: 'A policy that selects pods on the host network isolates them (S51).',
  },
  hostNetworkPeer: {
    title: 'host network, peer',
    meaning: 'Selectors of a rule match pods on the host network (S51).',
  },
  logging: { title: 'logging', meaning: 'What NetworkPolicies allow or deny can be logged.' },
};

/** Every feature, in the order of the matrix. */
export const CNI_FEATURE_NAMES = Object.keys(CNI_FEATURES) as readonly CniFeature[];
