import {
  behaviourOf,
  capabilityOf,
  CNI_PROFILES,
  cniProfile,
  type CniBehaviour,
  type CniFeature,
  type PluginBehaviour,
} from '../../lib';

const asked = (given: string, feature: CniFeature): ReturnType<typeof capabilityOf> => {
  const { profile, version } = cniProfile(given);
  return capabilityOf(profile, feature, version);
};

test.each([
  ['cilium@1.15', 'endPort', 'not supported', 'narrower'],
  ['cilium@1.15.7', 'endPort', 'not supported', 'narrower'],
  ['cilium@1.16', 'endPort', 'supported', undefined],
  ['cilium@v1.18.2', 'endPort', 'supported', undefined],
  ['calico@3.18', 'endPort', 'not supported', 'narrower'],
  ['calico@3.19', 'endPort', 'supported', undefined],
  ['antrea@1.0', 'endPort', 'not supported', 'narrower'],
  ['antrea@2', 'endPort', 'supported', undefined],
  ['azure-cilium@1.16', 'endPort', 'not supported', 'narrower'],
  ['aws-vpc-cni@1.13', 'ingress', 'not supported', 'ignored'],
  ['aws-vpc-cni@1.21.1', 'egress', 'supported', undefined],
  ['weave-net@2.8.1', 'endPort', 'not supported', 'narrower'],
  ['weave-net', 'namedPort', 'not supported', 'policy rejected'],
  ['ovn-kubernetes', 'namedPort', 'not supported', 'wider'],
  ['azure-npm-windows', 'except', 'not supported', 'policy rejected'],
  ['azure-npm-windows', 'endPort', 'not known', undefined],
  ['cilium', 'ipBlockOnPods', 'not supported', 'narrower'],
  ['kindnet', 'hostNetworkSubject', 'not supported', 'ignored'],
  ['flannel', 'ingress', 'not supported', 'ignored'],
] as const)('%s has %s: %s, effect %s', (given, feature, value, effect) => {
  const capability = asked(given, feature);
  expect([capability.value, capability.effect, capability.undecidedSince]).toEqual([value, effect, undefined]);
});

test.each([
  ['cilium', 'endPort', '1.16', 'narrower'],
  ['cilium@1', 'endPort', '1.16', 'narrower'],
  ['azure-npm@1.4', 'endPort', '1.4.15', 'narrower'],
  ['aws-vpc-cni', 'ingress', '1.14', 'ignored'],
] as const)('without a version that settles it, %s has %s limited, since %s', (given, feature, since, effect) => {
  const capability = asked(given, feature);
  expect(capability).toMatchObject({ value: 'limited', undecidedSince: since, effect });
  expect(capability.note).toContain(`since ${since}`);
});

test.each([
  ['calico', 'Calico', true],
  ['canal@3.30', 'Canal 3.30', true],
  ['kindnet', 'kindnet (kube-network-policies)', true],
  ['kube-router', 'kube-router', true],
  ['ovn-kubernetes', 'OVN-Kubernetes', true],
  ['cilium@v1.15', 'Cilium 1.15', false],
  ['azure-cilium', 'Azure CNI Powered by Cilium', false],
  ['gke-dataplane-v2', 'GKE Dataplane V2', false],
  ['antrea', 'Antrea', undefined],
  ['aws-vpc-cni', 'Amazon VPC CNI', undefined],
  ['weave-net', 'Weave Net', undefined],
  ['flannel', 'Flannel', undefined],
])('an analysis for %s takes ipBlocks to match pods: %s, %s', (given, name, ipBlocksMatchPods) => {
  const { profile, version } = cniProfile(given);
  const behaviour: PluginBehaviour & CniBehaviour = behaviourOf(profile, version);
  expect(behaviour).toMatchObject({ name });
  expect(behaviour.ipBlocksMatchPods).toBe(ipBlocksMatchPods);
});

test.each([
  ['flannel', ['ingress', 'egress']],
  ['calico', undefined],
  ['aws-vpc-cni@1.13', ['ingress', 'egress']],
  ['aws-vpc-cni@1.14', undefined],
  // Whether it does is not settled.
  ['aws-vpc-cni', undefined],
])('an analysis for %s takes policies to be enforced but for %s (S55)', (given, unenforced) => {
  const { profile, version } = cniProfile(given);
  expect(behaviourOf(profile, version).unenforced).toEqual(unenforced);
});

test('what does not depend on the version is the cell itself', () => {
  for (const profile of Object.values(CNI_PROFILES)) {
    for (const [feature, cell] of Object.entries(profile.cells)) {
      if (cell.since === undefined) expect(capabilityOf(profile, feature as CniFeature)).toEqual(cell);
    }
  }
});
