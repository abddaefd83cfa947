/** Shared by the unit tests (here) and the package tests (test/package/jest.config.js). */
const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      // Inline maps: without them the creation site of a construct would be a line of the compiled test.
      sourceMaps: 'inline',
      module: { type: 'commonjs' },
      jsc: { target: 'es2022', parser: { syntax: 'typescript' }, keepClassNames: true },
    },
  ],
};

/** The parts with laws: a line that no test reaches there is a law that nobody checked. */
const core = { lines: 95, branches: 90 };

/** @type {import('jest').Config} */
module.exports = {
  rootDir: __dirname,
  roots: ['<rootDir>/apps', '<rootDir>/lib', '<rootDir>/test', '<rootDir>/tools'],
  testEnvironment: 'node',
  // Policy tests of the apps stand beside what they test, as in a user's repository.
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/apps/**/*.test.ts'],
  // test/package needs a packed tarball and the registry: `npm run test:package`.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/package/'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
  transform,
  // Tests and apps import the package by its name, and get the sources, never a stale build.
  moduleNameMapper: {
    '^cdk8s-netpol$': '<rootDir>/lib/index.ts',
    '^cdk8s-netpol/testing$': '<rootDir>/lib/testing/index.ts',
    '^cdk8s-netpol/testing/(jest|vitest)$': '<rootDir>/lib/testing/$1.ts',
  },
  // expect(yaml).toMatchFile(path): a snapshot is a real .yaml file that a review can read.
  setupFilesAfterEnv: ['<rootDir>/tools/jest-setup.ts'],
  testTimeout: 30_000,
  collectCoverageFrom: ['lib/**/*.ts', '!lib/**/index.ts'],
  coverageDirectory: 'coverage',
  coverageReporters: [['text', { skipFull: true }], 'text-summary', 'lcovonly'],
  coverageThreshold: {
    global: { lines: 80, branches: 80 },
    './lib/model/': core,
    './lib/validation/': core,
    './lib/graph/': core,
    './lib/lower/': core,
  },
};
