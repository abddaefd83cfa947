const { transform } = require('../../jest.config.js');

/**
 * The tests of the package as users get it. They pack it and install it from the registry, so they take minutes and are no
 * part of `npm test`: `npm run test:package` runs them. The package is imported nowhere here, so nothing is mapped to lib/.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/*.test.ts'],
  transform,
  testTimeout: 300_000,
};
