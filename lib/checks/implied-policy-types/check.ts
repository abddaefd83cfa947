import { builtIn } from '../check';
import { namesPolicyTypes, policyName } from '../checked-policy';

/** A policy about ingress alone that leaves it to the server to say so (S3, S4): egress stays as it was. */
export const impliedPolicyTypes = builtIn('implied-policy-types', [], function* (context) {
  for (const checked of context.policies) {
    const { written, object } = checked;
    // With egress, what the server makes of it is not what most people expect: implied-egress says so.
    if (namesPolicyTypes(checked) || (written.spec?.egress ?? undefined) !== undefined) continue;
    yield {
      object,
      path: 'spec',
      message: `${policyName(checked)} has no policyTypes, so the API server sets [Ingress] and egress stays as it is`,
    };
  }
});
