/**
 * Helpers for the tests of your own policies: matchers for jest and vitest, and the policies as they are written for any
 * test runner.
 *
 * @module cdk8s-netpol/testing
 */
export { netpolMatchers, type NetpolMatcherMap, type NetpolMatchers } from './matchers';
export type { FlowEnd, FlowPort, FlowQuestion, IsolationDirection, TruthTableRow } from './questions';
export type { MatcherContext, MatcherResult } from './claim';
export { SynthesizedPolicies, type SynthesizedPolicy } from './synthesized-policies';
