const { TestEnvironment } = require('jest-environment-node');

/** Of which mutant a test has failed. One process tries many, one after the other. */
let deadMutant;

/** Stryker runs every test that reaches a mutant, also after the first one that failed: one is enough. */
module.exports = class OneFailureIsEnough extends TestEnvironment {
  handleTestEvent(event) {
    const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
    if (mutant === undefined) return;
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') deadMutant = mutant;
    if (event.name === 'test_start' && deadMutant === mutant) event.test.mode = 'skip';
  }
};
