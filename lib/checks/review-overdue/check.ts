import { printable, quoted } from '../../base/show-value';
import { annotationLines } from '../annotation-lines';
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
    const lines = annotationLines(annotations[REVIEW_BY]);
    for (const line of lines.length === 0 ? [''] : lines) {
      const day = dayOf(line);
      if (day !== undefined && day >= today) continue;
      const message =
        day === undefined
          ? `${policyName(checked)} is to be reviewed by ${quoted(line)}, which is no day such as 2030-01-31`
          : `${policyName(checked)} was to be reviewed by ${printable(line)}, today is ${today}`;
      yield { object: checked.object, path: `metadata.annotations.${REVIEW_BY}`, message };
    }
  }
});

/** The day in a line: `2030-01-31`, or `<rule>: 2030-01-31` where a policy is made of several rules. */
function dayOf(line: string): string | undefined {
  const day = line.slice(line.lastIndexOf(' ') + 1);
  return isDate(day) && (day === line || line.endsWith(`: ${day}`)) ? day : undefined;
}
