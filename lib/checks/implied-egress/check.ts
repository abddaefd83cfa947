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
        ? 'does not isolate egress, and denies all ingress that its rules do not allow'
        : policy.ingress.length === 0
          ? 'denies all ingress as well, because it has no ingress rules'
          : 'isolates in both directions';
    yield {
      object,
      path: 'spec.egress',
      message: `${policyName(checked)} has egress but no policyTypes: it ${consequence}`,
      help: 'write policyTypes: [Egress] for egress only, or [Ingress, Egress] for both',
    };
  }
});
