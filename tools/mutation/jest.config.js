const base = require('../../jest.config');

// Random clusters for each property of the analysis: a mutant that survives sees them all.
process.env.FUZZ_RUNS ??= '60';

/** The unit tests that judge the values and the analysis, for `npm run mutation`: the others would only be slow. */
const folders = ['analysis', 'base', 'e2e', 'model'];

/** @type {import('jest').Config} */
module.exports = {
  ...base,
  roots: ['<rootDir>/lib', '<rootDir>/test', '<rootDir>/tools'],
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  testEnvironment: require.resolve('./environment.js'),
  testSequencer: require.resolve('./sequencer.js'),
  setupFilesAfterEnv: [...base.setupFilesAfterEnv, '<rootDir>/tools/mutation/jest-setup.ts'],
};
