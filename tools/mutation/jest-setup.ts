import fc from 'fast-check';

// The same examples in every run, so that a mutant that lives today does not die tomorrow by luck. A counterexample is
// enough: nobody reads the smallest one.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 2026, endOnFailure: true });
