/**
 * Helpers for the tests of your own policies, for any test runner.
 *
 * @module cdk8s-netpol/testing
 */
export { SynthesizedPolicies, type SynthesizedPolicy } from './synthesized-policies';
