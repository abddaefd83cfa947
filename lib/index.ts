/**
 * Kubernetes NetworkPolicies as typed cdk8s constructs.
 *
 * @module cdk8s-netpol
 */

// Things: who talks.
export { Application, type ApplicationProps } from './constructs/application';
export { Namespace, type NamespaceProps } from './constructs/namespace';
export { Tier, type TierProps } from './constructs/tier';
export type {
  ICdk8sPlusContainer,
  ICdk8sPlusContainerPort,
  ICdk8sPlusMetadata,
  ICdk8sPlusWorkload,
} from './constructs/workload';

// Rules: who may talk to whom.
export {
  AllowAllEgress,
  AllowAllIngress,
  AllowFrom,
  AllowSameNamespace,
  AllowTo,
  type AllowFromProps,
  type AllowProps,
  type AllowSameNamespaceProps,
  type AllowToProps,
} from './constructs/allow';
export { AllowDns, type AllowDnsProps } from './constructs/allow-dns';
export {
  DenyAll,
  DenyAllEgress,
  DenyAllIngress,
  DenyFrom,
  DenyTo,
  type DenyFromProps,
  type DenyToProps,
} from './constructs/deny';
export { Rule, type RuleProps } from './constructs/rule';
export { Adopt, type AdoptProps } from './constructs/adopt';
export type { SugarProps } from './constructs/sugar';

// Values: the other end of a rule, and the ports.
export {
  Peer,
  type HostPeerProps,
  type IPeer,
  type IpBlockPeerProps,
  type NamespacesPeerProps,
  type PodsPeerProps,
} from './constructs/peer';
export type { ICdk8sPlusPeer, TierPeerConfig, TierPodSelectorConfig } from './constructs/cdk8s-plus';
export type { ISubject } from './constructs/subject';
export { LabelExpression } from './constructs/label-expression';
export { Namespaces } from './constructs/namespaces';
export { Port, Protocol } from './constructs/port';
export { Dns, type CustomDnsProps } from './constructs/dns';
export { DNS_PROFILES, type DnsProfile } from './model/dns-profiles';
export { METADATA_ADDRESSES } from './model/metadata-addresses';
export { NOT_INTERNET, type SpecialRange } from './model/special-addresses';

// Ready-made patterns.
export { Pattern, type PatternProps } from './patterns/pattern';
export { ZeroTrustNamespace, type ZeroTrustNamespaceProps } from './patterns/zero-trust-namespace';
export {
  ThreeTierApplication,
  type ThreeTierApplicationProps,
  type ThreeTierMemberProps,
} from './patterns/three-tier-application';
export {
  AllowIngressController,
  INGRESS_NGINX_LABELS,
  type AllowIngressControllerProps,
} from './patterns/allow-ingress-controller';
export { AllowPrometheus, type AllowPrometheusProps } from './patterns/allow-prometheus';
export { AllowApiServer, type AllowApiServerProps } from './patterns/allow-api-server';
export { BlockCloudMetadata, type BlockCloudMetadataProps } from './patterns/block-cloud-metadata';

// Assertions: what must and must not be possible.
export { Assertion, type AssertionProps } from './constructs/assertion';
export { MustNotReach, MustReach, type MustNotReachProps, type MustReachProps } from './constructs/must-reach';
export {
  MustOnlyBeReachedFrom,
  MustOnlyReach,
  type MustOnlyBeReachedFromProps,
  type MustOnlyReachProps,
} from './constructs/must-only';

// Questions: who reaches whom.
export { Connectivity } from './constructs/connectivity';

// Settings.
export { Defaults } from './constructs/defaults';
export type { DefaultsProps } from './constructs/settings';
export { Cni, type CustomCniProps } from './constructs/cni';
export { Checks, ForeignPolicies, Grouping, Layer, Pairing } from './constructs/options';

// Network plugins: what each does with a NetworkPolicy.
export { behaviourOf, capabilityOf, type CniBehaviour, type CniCapability } from './cni/capability';
export { CNI_FEATURES } from './cni/cni-features';
export { cniMatrix, type CniColumn, type CniMatrix, type CniRow } from './cni/cni-matrix';
export type {
  CniCell,
  CniEffect,
  CniFeature,
  CniProfile,
  CniRemark,
  CniSources,
  CniSupport,
  CniTreatment,
} from './cni/cni-profile';
export { CNI_PROFILES, type CniName } from './cni/cni-profiles';
export type { CniVersion } from './cni/cni-version';
export { CNI_NAMES, cniProfile, type NamedCni } from './cni/named-profile';

// Findings.
export { Diagnostics } from './constructs/diagnostics';
export type { AcknowledgedDiagnostic } from './constructs/acknowledgements';
export { SynthesisError } from './constructs/synthesis-error';
export { DiagnosticsError } from './diagnostics/diagnostics-error';
export { NetpolConstruct } from './constructs/netpol-construct';
export { CODES, type CodeDescription, type DiagnosticCode } from './diagnostics/codes';
export type { Diagnostic, DiagnosticSubject, ErrorReason, Severity } from './diagnostics/diagnostic';
export { renderDiagnostics } from './diagnostics/render-diagnostics';

// Reachability in any cluster: what policies allow, and why.
export { clusterOfDirectory } from './manifest/cluster-of-directory';
export { clusterOfObjects } from './manifest/cluster-of-objects';
export type { ReadOptions } from './manifest/cluster-reader';
export { Cluster, type ClusterNamespace, type ClusterParts, type ClusterPolicy } from './model/cluster';
export { ConnectionSet, type ConnectionTexts } from './model/connection-set';
export { PortSet } from './model/port-set';
export type { IpBlock, NetworkPolicy, PolicyPeer, PolicyRule } from './model/network-policy';
export { PolicyPorts, type NamedPort, type PolicyPort, type PortRange } from './model/policy-ports';
export { LabelSelector, type LabelOperator, type LabelRequirement, type Labels } from './model/label-selector';
export type { Direction } from './model/direction';
export type { ProtocolName } from './model/protocol';
export type { Origin, SourcePlace } from './diagnostics/origin';
export type { SourceLocation } from './diagnostics/source-location';
export type { ExternalTrafficPolicy, Service, ServicePort, ServiceType } from './model/service';
export type { Ingress, IngressBackend } from './model/ingress';
export type { ClusterNode } from './model/node';
export type {
  ManifestEgressRule,
  ManifestIngressRule,
  ManifestPeer,
  ManifestPort,
  ManifestSelector,
  ManifestSpec,
  Nullable,
  NullableList,
  NullableTexts,
  PolicyManifest,
} from './model/policy-manifest';
export { isFinished, workload, workloadId, type ContainerPort, type PodPhase, type Workload } from './model/workload';
export { Reachability } from './analysis/reachability';
export type { Connection, ConnectivityOptions, ConnectivityResult } from './analysis/connectivity';
export type {
  ConnectivityConnection,
  ConnectivityDocument,
  ConnectivityEndpoint,
  ConnectivityGroup,
  ConnectivitySummary,
} from './analysis/connectivity-document';
export type { PairAnswer } from './analysis/evaluate';
export { explain } from './analysis/explain';
export type { ExposedAddresses } from './analysis/exposed-addresses';
export type { DirectionExposure, EndpointExposure, ExposureDocument, PossiblePeer } from './analysis/exposure';
export { DEFAULT_POD_CIDRS, type AnalysisOptions, type PluginBehaviour, type Progress } from './analysis/options';
export { CAVEATS, type Caveat, type CaveatCode } from './analysis/caveats';
export type {
  BackendVerdict,
  DirectionVerdict,
  Flow,
  Outcome,
  PolicyTrace,
  Proposal,
  RuleTrace,
  Verdict,
} from './analysis/verdict';

// Validation of any NetworkPolicy.
export { validateNetworkPolicy, validateNetworkPolicyUpdate, type ValidationOptions } from './validation';

// Checks of your own, for netpol.config.yaml.
export type { Check, CheckedObject, Finding, Requirement } from './checks/check';
export type { CheckAssumptions, CheckContext } from './checks/check-context';
export type { CheckedPolicy, WrittenRule } from './checks/checked-policy';
export type { Preset } from './checks/registry';

// The cdk8s validation plugin.
export { NetworkPolicyValidation } from './plugin/network-policy-validation';
export type { NetworkPolicyValidationProps } from './plugin/properties';
export type {
  IValidationContext,
  IValidationLogger,
  IValidationReport,
  ResourceMetadata,
  ViolatingResource,
  Violation,
} from './plugin/validation-context';
