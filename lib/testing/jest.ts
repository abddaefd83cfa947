/**
 * The matchers of `cdk8s-netpol/testing` with their types for jest: the global `expect`, and that of `@jest/globals`.
 *
 * @module cdk8s-netpol/testing/jest
 */
import type { NetpolMatchers } from './matchers';

export { netpolMatchers } from './matchers';

declare global {
  // The types of jest are a namespace.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // The parameters are those that jest has.
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    interface Matchers<R, T> extends NetpolMatchers<R> {}
  }
}

/* A package that is not there is no error: who has the types of the global expect alone need not have this one. */
// eslint-disable-next-line @typescript-eslint/ban-ts-comment -- to expect an error would be one where there is none
/** @ts-ignore */
declare module 'expect' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface Matchers<R extends void | Promise<void>, T> extends NetpolMatchers<R> {}
}
