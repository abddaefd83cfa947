import type { PolicyEffect } from '../analysis/policy-effect';
import { asJson } from './json';
import { policyEffectAsText, type PolicyEffectFormatOptions } from './policy-effect/text';

export type { PolicyEffectFormatOptions } from './policy-effect/text';

/** Name of a format for the effect of a policy. */
export type PolicyEffectFormat = 'text' | 'json';

/** What a policy does, in each format. Every text ends with a line break. */
export const POLICY_EFFECT_FORMATS: Readonly<
  Record<PolicyEffectFormat, (effect: PolicyEffect, options: PolicyEffectFormatOptions) => string>
> = {
  text: policyEffectAsText,
  json: asJson,
};
