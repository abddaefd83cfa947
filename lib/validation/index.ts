export { NEWEST_KNOWN_VERSION } from './kubernetes-version';
export { validateNetworkPolicyUpdate } from './update';
export { validateNetworkPolicy } from './validate';
export type { ValidationOptions } from './validate';
