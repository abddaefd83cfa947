/**
 * What `npm run mutation` does with deliberate mistakes, whatever the files: which of them the tests notice. A later run
 * repeats only what has changed since; `-- --force` repeats everything, `-- --mutate lib/model/ip-set.ts` looks at one file.
 *
 * @param {string} part names the report, below coverage/mutation
 * @returns {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export function optionsFor(part) {
  return {
    testRunner: 'jest',
    jest: { configFile: 'tools/mutation/jest.config.js' },
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // What runs once, when a module is loaded, would take every test for each mutant.
    ignoreStatic: true,
    // Endless loops are found by counting; these are for the rest, on a machine that does other things as well.
    timeoutFactor: 3,
    timeoutMS: 6000,
    reporters: ['clear-text', 'progress', 'html', 'json'],
    clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
    htmlReporter: { fileName: `coverage/mutation/${part}.html` },
    jsonReporter: { fileName: `coverage/mutation/${part}.json` },
    incremental: true,
    incrementalFile: `coverage/mutation/${part}.incremental.json`,
    tempDirName: `coverage/mutation/${part}.sandbox`,
    // Only what the tests need is copied.
    ignorePatterns: ['*', '!jest.config.js', '!package.json', '!tsconfig.json', '!lib/**', '!test/**', '!tools/**'],
  };
}
