import type { Check } from './check';
import { allowAllRule } from './allow-all-rule/check';
import { andOrDash } from './and-or-dash/check';
import { cloudMetadataReachable } from './cloud-metadata-reachable/check';
import { contradictorySelector } from './contradictory-selector/check';
import { danglingPeer } from './dangling-peer/check';
import { danglingSubject } from './dangling-subject/check';
import { deadRules } from './dead-rules/check';
import { dnsOneProtocol } from './dns-one-protocol/check';
import { duplicatePolicy } from './duplicate-policy/check';
import { hostBits } from './host-bits/check';
import { hostNetworkSubject } from './host-network-subject/check';
import { impliedEgress } from './implied-egress/check';
import { impliedPolicyTypes } from './implied-policy-types/check';
import { ingressControllerBlocked } from './ingress-controller-blocked/check';
import { missingDefaultDeny } from './missing-default-deny/check';
import { missingDnsEgress } from './missing-dns-egress/check';
import { missingRationale } from './missing-rationale/check';
import { oneSidedFlow } from './one-sided-flow/check';
import { overlappingExcept } from './overlapping-except/check';
import { peerInOwnNamespace } from './peer-in-own-namespace/check';
import { privateRangeInInternetRule } from './private-range-in-internet-rule/check';
import { resolvedAddress } from './resolved-address/check';
import { reviewOverdue } from './review-overdue/check';
import { ruleSplit } from './rule-split/check';
import { servicePortConfusion } from './service-port-confusion/check';
import { singleFamilyAnywhere } from './single-family-anywhere/check';
import { subsumedRule } from './subsumed-rule/check';
import { tenantSpoofableSelector } from './tenant-spoofable-selector/check';
import { unknownNamespaceLabel } from './unknown-namespace-label/check';
import { unresolvedNamedPort } from './unresolved-named-port/check';
import { unsupportedByCni } from './unsupported-by-cni/check';
import { wideIpBlock } from './wide-ip-block/check';

/** Checks that most people want: each finding is probably a mistake. */
export const RECOMMENDED: readonly Check[] = [
  danglingSubject,
  danglingPeer,
  unknownNamespaceLabel,
  peerInOwnNamespace,
  andOrDash,
  ruleSplit,
  allowAllRule,
  deadRules,
  impliedEgress,
  impliedPolicyTypes,
  missingDefaultDeny,
  missingDnsEgress,
  dnsOneProtocol,
  oneSidedFlow,
  servicePortConfusion,
  unresolvedNamedPort,
  subsumedRule,
  duplicatePolicy,
  contradictorySelector,
  hostBits,
  hostNetworkSubject,
  unsupportedByCni,
  cloudMetadataReachable,
  ingressControllerBlocked,
  resolvedAddress,
];

/** What `strict` has beside them: each finding is worth a second look. */
export const STRICT: readonly Check[] = [
  wideIpBlock,
  overlappingExcept,
  privateRangeInInternetRule,
  singleFamilyAnywhere,
  tenantSpoofableSelector,
  missingRationale,
  reviewOverdue,
];

/** The checks that come with the package, in the order of the documentation. */
export const BUILT_IN: readonly Check[] = [...RECOMMENDED, ...STRICT];

/** Name of a set of checks; `none` is for those who list each check themselves. */
export type Preset = 'recommended' | 'strict' | 'none';

/** The sets of checks by their names. */
export const PRESETS: Readonly<Record<Preset, readonly Check[]>> = {
  recommended: RECOMMENDED,
  strict: BUILT_IN,
  none: [],
};
