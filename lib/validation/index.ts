export { NEWEST_KNOWN_VERSION, kubernetesVersionFault } from './kubernetes-version';
export { validateNetworkPolicyUpdate } from './update';
export { quotesHelp } from './decoding-findings';
export type { LocatedDiagnostic } from './findings';
export { validateNetworkPolicy, validateWithPlaces } from './validate';
export type { ValidationOptions } from './validate';
