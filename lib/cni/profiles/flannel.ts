import { CNI_FEATURE_NAMES } from '../cni-features';
import type { CniCell, CniFeature, CniProfile } from '../cni-profile';

const DOCS = 'flannel-io/flannel: Documentation, chart/kube-flannel';

const NOTHING: CniCell = {
  value: 'not supported',
  effect: 'ignored',
  consequence: 'Flannel does not enforce NetworkPolicies, so all pods stay open',
  sources: [DOCS],
};

export const flannel = {
  name: 'flannel',
  aliases: [],
  title: 'Flannel',
  versionOf: 'the release of Flannel; nothing in this table depends on it',
  cells: Object.fromEntries(CNI_FEATURE_NAMES.map((feature) => [feature, NOTHING])) as Record<CniFeature, CniCell>,
  remarks: [
    {
      text: 'Since 0.25.5 the Helm value netpol.enabled installs kube-network-policies beside it; use kindnet in that case. Flannel with the policy engine of Calico is Canal.',
      sources: [DOCS],
    },
  ],
} as const satisfies CniProfile;
