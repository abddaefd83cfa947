import { optionsFor } from './options.mjs';

export default {
  ...optionsFor('values'),
  mutate: [
    'lib/base/boundaries.ts',
    'lib/model/{connection-set,ip-set,port-set,policy-ports}.ts',
    'lib/model/{label-box,label-selector,label-value-set}.ts',
  ],
  testFiles: ['test/base/boundaries.test.ts', 'test/model/**/*.test.ts'],
};
