import type { CniProfile, CniTreatment } from '../cni-profile';
import { noHostNetworkSubject, notKnown, supported } from './common-treatments';

const AGENT = 'aws/aws-network-policy-agent: README.md';
const CONTROLLER = 'aws/amazon-network-policy-controller-k8s: pkg/resolvers';
const GUIDE = 'awsdocs/amazon-eks-user-guide: cni-network-policy';

const NOT_ENFORCED: Omit<CniTreatment, 'note'> = {
  value: 'not supported',
  effect: 'ignored',
  consequence: 'the Amazon VPC CNI before 1.14 does not enforce NetworkPolicies, so all pods stay open',
};
const SWITCHED_ON =
  'Off unless enableNetworkPolicy is set. Kubernetes 1.25 or later, EC2 nodes with Linux 5.10 or later; not on Fargate or Windows.';

export const awsVpcCni = {
  name: 'aws-vpc-cni',
  aliases: [],
  title: 'Amazon VPC CNI',
  versionOf: 'the release of the VPC CNI',
  cells: {
    ingress: {
      value: 'supported',
      note: SWITCHED_ON,
      since: '1.14',
      before: NOT_ENFORCED,
      sources: [AGENT, GUIDE],
    },
    egress: {
      value: 'supported',
      note: SWITCHED_ON,
      since: '1.14',
      before: NOT_ENFORCED,
      sources: [AGENT, GUIDE],
    },
    endPort: supported(CONTROLLER),
    sctp: supported(CONTROLLER),
    namedPort: {
      value: 'limited',
      note: 'The port of the Service must equal the container port and have the same name.',
      effect: 'narrower',
      consequence:
        'the Amazon VPC CNI allows no traffic through a ClusterIP where the port of the Service differs from the named container port',
      sources: [CONTROLLER, GUIDE],
    },
    except: supported(AGENT),
    ipv6: {
      value: 'limited',
      note: 'A cluster has one IP family.',
      effect: 'ignored',
      consequence: 'the Amazon VPC CNI skips blocks of the IP family that the cluster does not use',
      sources: [AGENT, CONTROLLER],
    },
    ipBlockOnPods: notKnown(AGENT),
    hostNetworkSubject: { ...noHostNetworkSubject('the Amazon VPC CNI'), sources: [AGENT] },
    hostNetworkPeer: notKnown(AGENT),
    logging: {
      value: 'supported',
      note: 'With the agent flag enable-policy-event-logs, which costs CPU; optionally to CloudWatch. Accepted traffic is logged at debug level only.',
      sources: [AGENT, GUIDE],
    },
  },
  remarks: [
    {
      text: 'Each CIDR or selector may have at most 24 different combinations of port and protocol.',
      sources: [AGENT, GUIDE],
    },
    {
      text: 'Pods are open until their policies arrive, unless NETWORK_POLICY_ENFORCING_MODE is strict (since 1.17.1).',
      sources: [AGENT],
    },
    { text: 'Traffic from the node of a pod is always allowed. Only eth0 is subject to policies.', sources: [AGENT] },
    {
      text: 'To a ClusterIP, the port of the Service must equal the container port. Headless Services and targetPorts by name are not followed.',
      sources: [CONTROLLER, GUIDE],
    },
    { text: 'It conflicts with the bandwidth plugin.', sources: ['aws/aws-network-policy-agent#68'] },
  ],
} as const satisfies CniProfile;
