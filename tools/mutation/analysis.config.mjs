import { optionsFor } from './options.mjs';

export default {
  ...optionsFor('analysis'),
  mutate: ['lib/analysis/**/*.ts'],
  testFiles: ['test/analysis/**/*.test.ts', 'test/e2e/**/*.test.ts'],
};
