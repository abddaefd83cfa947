/*
 * The same as vitest.ts for projects of ES modules: types that are added to vitest must be resolved the way in which the
 * tests import it.
 */
import type { NetpolMatchers } from './matchers.js';

export { netpolMatchers } from './matchers.js';

// eslint-disable-next-line @typescript-eslint/ban-ts-comment -- to expect an error would be one where there is none
/** @ts-ignore */
declare module 'vitest' {
  // The parameter is that which vitest has.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface Matchers<T> extends NetpolMatchers {}
}
