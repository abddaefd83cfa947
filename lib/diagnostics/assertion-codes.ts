import type { CodeDescription } from './codes';

/** Codes for what an app says must and must not be possible. */
export const assertionCodes = {
  'must-reach-failed': {
    severity: 'error',
    title: 'a MustReach does not hold: the policies do not let a flow pass, or nobody knows whether they do',
    why: 'Somebody said that the flow is needed. The message names one, and says which policies deny it.',
    fix: 'Allow the flow with a rule, or change the assertion if it is no longer meant.',
  },
  'must-not-reach-failed': {
    severity: 'error',
    title: 'a MustNotReach does not hold: the policies let a flow pass, or nobody knows whether they do',
    why: 'Somebody said that the flow must not be possible. The message names one, and says which rules let it pass.',
    fix: 'Narrow the rules that let it pass, isolate one of the ends, or change the assertion if it is no longer meant.',
  },
  'must-only-be-reached-from-failed': {
    severity: 'error',
    title: 'a MustOnlyBeReachedFrom does not hold: somebody else reaches the subject, or nobody knows whether they do',
    why: 'Everybody counts who is not among the peers: other pods of the subject, pods outside the app, and addresses.',
    fix: 'Narrow the rules that let the flow pass, isolate the subject, or add to the peers who is meant too.',
  },
  'must-only-reach-failed': {
    severity: 'error',
    title: 'a MustOnlyReach does not hold: the subject reaches somebody else, or nobody knows whether it does',
    why: 'Everybody counts who is not among the peers: other pods of the subject, pods outside the app, and addresses.',
    fix: 'Narrow the rules that let the flow pass, isolate the subject, or add to the peers who is meant too.',
  },
  'vacuous-assertion': {
    severity: 'error',
    title: 'an assertion holds only because there is nothing that could break it',
    why: 'An end that matches no pod and no address proves nothing: most likely a label or a range is misspelt.',
    fix: 'Correct the end that the message names, or delete the assertion.',
  },
  'because-missing': {
    severity: 'error',
    title: 'an assertion does not say why it must be so',
    why: 'Whoever breaks it reads the reason first, and decides by it whether to mend the rules or the assertion.',
    fix: "Set because to a sentence, e.g. because: 'customers are never to reach the database'.",
  },
} as const satisfies Record<string, CodeDescription>;
