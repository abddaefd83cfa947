/**
 * The matchers of `cdk8s-netpol/testing` with their types for the `expect` of vitest.
 *
 * @module cdk8s-netpol/testing/vitest
 */
import type { NetpolMatchers } from './matchers';

export { netpolMatchers } from './matchers';

// eslint-disable-next-line @typescript-eslint/ban-ts-comment -- to expect an error would be one where there is none
/** @ts-ignore */
declare module 'vitest' {
  // The parameter is that which vitest has.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface Matchers<T> extends NetpolMatchers {}
}
