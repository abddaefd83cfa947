import { shown } from '../base/show-value';
import { describeEndpoint, type Endpoint } from '../graph/app-graph';
import type { ConstructFindings } from './construct-findings';
import { labelProblems } from './label-expression';
import { policyNameProblems } from './name-checks';
import { optionProblems } from './option-checks';
import type { Rule } from './rule';
import { settingAt } from './settings';
import { textProblems } from './text-checks';
import type { ValueProblem } from './value-problem';

/** Checks what a rule says about itself. */
export function checkRuleProps(findings: ConstructFindings, rule: Rule): void {
  const { policyName, rationale, reviewBy, labels } = rule._props;
  const help = "give the construct another id, or set policyName, e.g. policyName: 'allow-web'";
  findings.reportValues(policyNameProblems(policyName ?? rule._policyName(), help), rule);
  findings.reportValues(labelProblems(labels), rule);
  findings.reportValues(optionProblems(rule._props), rule);
  findings.reportValues(noteProblems(rule), rule);
  findings.reportValues(reservedKeyProblems(rule), rule);
  findings.reportValues(reviewByProblems(reviewBy), rule);
  if (settingAt(rule, 'requireRationale') && (typeof rationale !== 'string' || rationale.trim() === '')) {
    findings.report('rationale-missing', rule, {
      message: 'the rule does not say why it exists',
      help: "set rationale on the rule, e.g. rationale: 'storefront calls the API'",
    });
  }
}

/** Reports the policyName of a rule whose subject has one policy for all its rules, under a name of its own. */
export function checkPolicyNameIsUsed(findings: ConstructFindings, rule: Rule, subject: Endpoint): void {
  const { policyName } = rule._props;
  if (subject.grouping !== 'subject' || policyName === undefined || policyName === subject.policyName) return;
  findings.report('policy-name-unused', rule, {
    message: `policyName ${shown(policyName)} names no policy: ${describeEndpoint(subject)} has one for all its rules, ${shown(subject.policyName)}`,
    help: 'give the policyName to the Tier or Namespace, or leave it out here',
  });
}

/** What is wrong with the day on which something is due for review. */
export function reviewByProblems(reviewBy: string | undefined): ValueProblem[] {
  if (reviewBy === undefined || isIsoDate(reviewBy)) return [];
  const message = `reviewBy ${shown(reviewBy)} is no date of the form YYYY-MM-DD`;
  return [{ code: 'review-by-invalid', message, help: "write it as an ISO date, e.g. reviewBy: '2030-01-31'" }];
}

/** Keys under which a rule writes what it is told in properties of its own. */
const PROPERTY_OF_KEY: Readonly<Record<string, string>> = {
  'cdk8s-netpol/host': 'Peer.host',
  'cdk8s-netpol/layer': 'layer',
  'cdk8s-netpol/owner': 'owner',
  'cdk8s-netpol/rationale': 'rationale',
  'cdk8s-netpol/review-by': 'reviewBy',
};

/** One of two texts for a key would be lost without a word. */
function reservedKeyProblems(rule: Rule): ValueProblem[] {
  const { labels, annotations } = rule._notes();
  const keys = [...Object.keys(labels), ...Object.keys(annotations)];
  return keys
    .filter((key) => Object.hasOwn(PROPERTY_OF_KEY, key))
    .map((key) => ({
      code: 'key-reserved',
      message: `the key ${shown(key)} is written from ${PROPERTY_OF_KEY[key]}`,
      help: `use ${PROPERTY_OF_KEY[key]} instead, or another key`,
    }));
}

/** What is wrong with the texts that end up in annotations. */
function noteProblems(rule: Rule): ValueProblem[] {
  const { rationale, owner, annotations } = rule._notes();
  return [
    ...textProblems('rationale', rationale),
    ...textProblems('owner', owner),
    ...Object.entries(annotations).flatMap(([key, value]) => textProblems(`annotation ${shown(key)}`, value)),
  ];
}

function isIsoDate(text: string): boolean {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
