import { builtIn } from '../check';
import { policyName } from '../checked-policy';

const RATIONALE = 'cdk8s-netpol/rationale';

/** A policy without the annotation that says why it is there. */
export const missingRationale = builtIn('missing-rationale', [], function* (context) {
  for (const checked of context.policies) {
    const { annotations } = checked.policy;
    if (Object.hasOwn(annotations, RATIONALE) && annotations[RATIONALE].trim() !== '') continue;
    const message = `${policyName(checked)} does not say why it exists`;
    yield { object: checked.object, path: 'metadata.annotations', message };
  }
});
