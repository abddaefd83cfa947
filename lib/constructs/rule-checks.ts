import { dnsSubdomainProblems } from '../model/dns-name';
import { originOf } from './construct-record';
import type { GraphBuilder } from './graph-builder';
import { labelProblems } from './label-expression';
import { optionProblems } from './option-checks';
import type { Rule } from './rule';
import { settingAt } from './settings';
import { diagnoseValue, shown } from './value-problem';

/** Checks what a rule says about itself. */
export function checkRuleProps(builder: GraphBuilder, rule: Rule): void {
  const { rationale, reviewBy, labels } = rule._props;
  const name: unknown = rule._props.policyName ?? rule._policyName();
  const wrong = typeof name === 'string' ? dnsSubdomainProblems(name) : ['it is no string'];
  if (wrong.length > 0) {
    builder.report('policy-name-invalid', rule, {
      message: `policy name ${shown(name)}: ${wrong.join('; ')}`,
      help: "give the construct another id, or set policyName, e.g. policyName: 'allow-web'",
    });
  }
  const problems = [...labelProblems(labels), ...optionProblems(rule._props)];
  for (const problem of problems) builder.diagnostics.push(diagnoseValue(problem, originOf(rule)));
  if (reviewBy !== undefined && !isIsoDate(reviewBy)) {
    builder.report('review-by-invalid', rule, {
      message: `reviewBy ${shown(reviewBy)} is no date of the form YYYY-MM-DD`,
      help: "write it as an ISO date, e.g. reviewBy: '2030-01-31'",
    });
  }
  if (settingAt(rule, 'requireRationale') && (typeof rationale !== 'string' || rationale.trim() === '')) {
    const help = "set rationale on the rule, e.g. rationale: 'storefront calls the API'";
    builder.report('rationale-missing', rule, { message: 'the rule does not say why it exists', help });
  }
}

function isIsoDate(text: string): boolean {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
