import type { CniProfile } from './cni-profile';
import { antrea } from './profiles/antrea';
import { awsVpcCni } from './profiles/aws-vpc-cni';
import { azureCilium } from './profiles/azure-cilium';
import { azureNpm, azureNpmWindows } from './profiles/azure-npm';
import { calico } from './profiles/calico';
import { canal } from './profiles/canal';
import { cilium } from './profiles/cilium';
import { flannel } from './profiles/flannel';
import { gkeDataplaneV2 } from './profiles/gke-dataplane-v2';
import { kindnet } from './profiles/kindnet';
import { kubeRouter } from './profiles/kube-router';
import { ovnKubernetes } from './profiles/ovn-kubernetes';
import { weaveNet } from './profiles/weave-net';

/** Network plugins by name, in alphabetical order: what each does with a NetworkPolicy, with sources. */
export const CNI_PROFILES: Readonly<Record<CniName, CniProfile>> = {
  antrea,
  'aws-vpc-cni': awsVpcCni,
  'azure-cilium': azureCilium,
  'azure-npm': azureNpm,
  'azure-npm-windows': azureNpmWindows,
  calico,
  canal,
  cilium,
  flannel,
  'gke-dataplane-v2': gkeDataplaneV2,
  kindnet,
  'kube-router': kubeRouter,
  'ovn-kubernetes': ovnKubernetes,
  'weave-net': weaveNet,
};

/** Names of the plugins that something is known of, without aliases. */
export type CniName =
  | 'antrea'
  | 'aws-vpc-cni'
  | 'azure-cilium'
  | 'azure-npm'
  | 'azure-npm-windows'
  | 'calico'
  | 'canal'
  | 'cilium'
  | 'flannel'
  | 'gke-dataplane-v2'
  | 'kindnet'
  | 'kube-router'
  | 'ovn-kubernetes'
  | 'weave-net';
