/** Label that the API server gives to each namespace, with the namespace's name as value (S26). */
export const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

/** Namespace that a client assumes where a manifest names none (S1). */
export const DEFAULT_NAMESPACE = 'default';
