import { quoted } from '../../base/show-value';
import { builtIn } from '../check';
import { policyName } from '../checked-policy';
import { isDate } from '../dates';

const REVIEW_BY = 'cdk8s-netpol/review-by';

/** A policy whose day of review is over. */
export const reviewOverdue = builtIn('review-overdue', ['today'], function* (context) {
  const { today = '' } = context.assumptions;
  for (const checked of context.policies) {
    const { annotations } = checked.policy;
    if (!Object.hasOwn(annotations, REVIEW_BY)) continue;
    const day = annotations[REVIEW_BY];
    if (isDate(day) && day >= today) continue;
    const message = isDate(day)
      ? `${policyName(checked)} was to be reviewed by ${day}, today is ${today}`
      : `${policyName(checked)} is to be reviewed by ${quoted(day)}, which is no day such as 2030-01-31`;
    yield { object: checked.object, path: `metadata.annotations.${REVIEW_BY}`, message };
  }
});
