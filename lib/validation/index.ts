export { NEWEST_KNOWN_VERSION, kubernetesVersionFault } from './kubernetes-version';
export { validateNetworkPolicyUpdate } from './update';
export { validateNetworkPolicy } from './validate';
export type { ValidationOptions } from './validate';
