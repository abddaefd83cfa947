import { builtIn } from '../check';
import { namesPolicyTypes, policyName } from '../checked-policy';

/** A policy with a list of egress and without policyTypes, which then depend on what the list holds (S4, V51). */
export const impliedEgress = builtIn('implied-egress', [], function* (context) {
  for (const checked of context.policies) {
    const { written, policy, object } = checked;
    const egress = written.spec?.egress ?? undefined;
    if (egress === undefined || namesPolicyTypes(checked)) continue;
    const consequence =
      egress.length === 0
        ? 'does not isolate for egress, and denies all ingress but for its rules'
        : policy.ingress.length === 0
          ? 'denies all ingress as well, because it has no rules for that'
          : 'isolates in both directions';
    yield {
      object,
      path: 'spec.egress',
      message: `${policyName(checked)} has egress and no policyTypes: it ${consequence}`,
      help: 'write policyTypes: [Egress] for egress alone, [Ingress, Egress] for both',
    };
  }
});
