import type { CniProfile, CniTreatment } from '../cni-profile';
import { noHostNetworkPeer, noHostNetworkSubject, notKnown, onlyFirstPort, supported } from './common-treatments';

const DOCS = 'MicrosoftDocs/azure-aks-docs: articles/aks/use-network-policies.md';
const CODE = 'Azure/azure-container-networking: npm';
const PODS = 'Azure/azure-container-networking: npm/pkg/controlplane/controllers/v2/podController.go';
const POLICIES = 'Azure/azure-container-networking: npm/pkg/controlplane/controllers/v2/networkPolicyController.go';

/** On Windows, a policy that cannot be translated completely is logged and skipped. */
const notTranslated = (what: string): CniTreatment => ({
  value: 'not supported',
  effect: 'policy rejected',
  consequence: `Azure NPM on Windows skips a policy that uses ${what}, so none of it takes effect`,
});

const remarks = [
  { text: 'Egress to the node of a pod is always allowed.', sources: [DOCS] },
  {
    text: 'Traffic through a LoadBalancer or NodePort with externalTrafficPolicy: Cluster bypasses ingress rules.',
    sources: [DOCS],
  },
  { text: 'Up to 250 nodes and 20,000 pods.', sources: [DOCS] },
] as const;

export const azureNpm = {
  name: 'azure-npm',
  aliases: [],
  title: 'Azure Network Policy Manager',
  versionOf: 'the release of Azure NPM',
  cells: {
    ingress: supported(DOCS, CODE),
    egress: supported(DOCS, CODE),
    endPort: {
      value: 'supported',
      since: '1.4.15',
      before: onlyFirstPort('Azure NPM before 1.4.15'),
      sources: [CODE],
    },
    sctp: supported(DOCS, CODE),
    namedPort: supported(DOCS, CODE),
    except: supported(DOCS, CODE),
    ipv6: {
      value: 'not supported',
      effect: 'not known',
      consequence: 'Azure NPM supports IPv4 only; what it does with IPv6 blocks is not known',
      sources: [DOCS],
    },
    ipBlockOnPods: notKnown(DOCS, CODE),
    hostNetworkSubject: { ...noHostNetworkSubject('Azure NPM'), sources: [PODS] },
    hostNetworkPeer: { ...noHostNetworkPeer('Azure NPM'), sources: [PODS] },
    logging: notKnown(DOCS),
  },
  remarks: [
    { text: 'Support ends on 2028-09-30.', sources: [DOCS] },
    { text: 'The NPM Lite variant supports CIDRs only.', sources: [CODE] },
    ...remarks,
  ],
} as const satisfies CniProfile;

export const azureNpmWindows = {
  name: 'azure-npm-windows',
  aliases: [],
  title: 'Azure Network Policy Manager on Windows nodes',
  versionOf: 'the release of Azure NPM; nothing in this table depends on it',
  cells: {
    ...azureNpm.cells,
    endPort: notKnown(DOCS, CODE),
    sctp: { ...notTranslated('SCTP'), sources: [DOCS, POLICIES] },
    namedPort: { ...notTranslated('a named port'), sources: [DOCS, POLICIES] },
    except: { ...notTranslated('except'), sources: [DOCS, POLICIES] },
  },
  remarks: [
    { text: 'Support ends on 2026-09-30.', sources: [DOCS] },
    {
      text: 'A policy with NotIn or DoesNotExist in a selector is skipped as well.',
      sources: [DOCS, POLICIES],
    },
    ...remarks,
  ],
} as const satisfies CniProfile;
