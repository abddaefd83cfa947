/**
 * `npm run mutation`: how many deliberate mistakes in the values and in the analysis the tests notice. The report is
 * written to coverage/mutation, and a later run repeats only what has changed since; `-- --force` repeats everything,
 * `-- --mutate lib/model/ip-set.ts` looks at one file.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: [
    'lib/base/boundaries.ts',
    'lib/model/{connection-set,ip-set,port-set,policy-ports}.ts',
    'lib/model/{label-box,label-selector,label-value-set}.ts',
    'lib/analysis/**/*.ts',
  ],
  testRunner: 'jest',
  jest: { configFile: 'tools/mutation/jest.config.js' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A mutant that needs ten times as long goes round in circles; a busy machine does not make it so.
  timeoutFactor: 4,
  timeoutMS: 10_000,
  reporters: ['clear-text', 'progress', 'html', 'json'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: 'coverage/mutation/index.html' },
  jsonReporter: { fileName: 'coverage/mutation/mutation.json' },
  incremental: true,
  incrementalFile: 'coverage/mutation/incremental.json',
  tempDirName: 'coverage/mutation/sandbox',
  // Only what the tests need is copied.
  ignorePatterns: ['*', '!jest.config.js', '!package.json', '!tsconfig.json', '!lib/**', '!test/**', '!tools/**'],
};
