/**
 * The pattern package of a company, as it would publish it: built on cdk8s-netpol alone, and all that its teams need.
 *
 * @module \@acme/network-patterns
 */
export { AcmeNamespace, type AcmeNamespaceProps } from './acme-namespace';
export { AcmeService, type AcmeCallProps, type AcmeServiceProps } from './acme-service';
export { setAcmeDefaults } from './acme-defaults';
