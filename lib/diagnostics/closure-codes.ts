import type { CodeDescription } from './codes';

/** Codes for what the policies allow, held against what is declared. */
export const closureCodes = {
  'intent-blocked': {
    severity: 'error',
    title: 'the policies deny a flow that is declared',
    why: 'A rule says that the flow is wanted, and an end of it is isolated by policies none of which lets it pass (S13).',
    fix: 'Change what the message names: the policy, if it was written by hand, or the rule. If neither is wrong, report it as a defect of this package.',
  },
  'intent-exceeded': {
    severity: 'error',
    title: 'a policy made by the constructs allows a flow that nobody declared',
    why: 'What is written must let pass what is declared and nothing more.',
    fix: 'Report it as a defect of this package, with the message.',
  },
  'foreign-flow': {
    severity: 'warning',
    title: 'a policy that the constructs did not make allows flows that nobody declared',
    why: 'Policies add up (S13): what this one lets in or out of isolated pods passes, whatever the constructs declare.',
    fix: 'Declare the flows with constructs and delete the policy, or say with Adopt that they are meant.',
  },
  'closure-partial': {
    severity: 'warning',
    title: 'there are too many ways in which selectors overlap to look at all of them',
    why: 'A synth holds what the policies allow against what is declared for one pod of each kind; here it did so for some.',
    fix: 'Select tiers by a label that tells them apart, and peers by the names of their namespaces.',
  },
  'adopts-nothing': {
    severity: 'error',
    title: 'an Adopt names a construct that writes no policy',
    why: 'It would adopt nothing, silently: most likely the policy has moved or was deleted.',
    fix: 'Name the construct that writes the NetworkPolicy, or one above it, or delete the Adopt.',
  },
  'adopts-own-policy': {
    severity: 'error',
    title: 'an Adopt names a policy that the constructs make',
    why: 'What the constructs write is declared already. To adopt means policies that come from elsewhere.',
    fix: 'Leave the construct out.',
  },
} as const satisfies Record<string, CodeDescription>;
