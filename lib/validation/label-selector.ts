import { didYouMean } from '../base/did-you-mean';
import type { FieldPath } from './field-path';
import { validateLabelKey, validateLabelValue, validateLabels } from './labels';
import type { DecodedRequirement, DecodedSelector } from './network-policy-schema';
import type { Rules } from './rules';
import { UNREADABLE, isReadable } from './schema';
import { quoted } from '../base/show-value';

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** A label selector at `path` (V22 to V28). */
export function validateLabelSelector(selector: DecodedSelector, path: FieldPath, rules: Rules): void {
  const { matchLabels, matchExpressions } = selector;
  if (isReadable(matchLabels)) validateLabels(matchLabels, path.child('matchLabels'), rules.findings);
  if (!isReadable(matchExpressions)) return;
  const listPath = path.child('matchExpressions');
  matchExpressions.forEach((requirement, i) => {
    if (requirement !== UNREADABLE) validateRequirement(requirement, listPath.index(i), rules);
  });
}

function validateRequirement(requirement: DecodedRequirement, path: FieldPath, rules: Rules): void {
  validateOperator(requirement, path, rules);
  const key = requirement.key ?? '';
  if (key !== UNREADABLE) validateLabelKey(key, path.child('key'), rules.findings);
  if (rules.anySelectorValue || !isReadable(requirement.values)) return;
  requirement.values.forEach((value, n) => {
    if (value === UNREADABLE) return;
    validateLabelValue(value, path.child('values').index(n), rules.findings, key === UNREADABLE ? '' : key);
  });
}

function validateOperator({ operator = '', values }: DecodedRequirement, path: FieldPath, { findings }: Rules): void {
  if (operator === UNREADABLE) return;
  if (operator === 'In' || operator === 'NotIn') {
    if (values === UNREADABLE || (values !== undefined && values.length > 0)) return;
    findings.refuse('FieldValueRequired', {
      code: 'selector-values-missing',
      path: path.child('values'),
      message: `operator ${operator} needs at least one value`,
      help: `list the values, or use ${operator === 'In' ? 'Exists' : 'DoesNotExist'} to ignore them`,
    });
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (!isReadable(values) || values.length === 0) return;
    findings.refuse('FieldValueForbidden', {
      code: 'selector-values-forbidden',
      path: path.child('values'),
      message: `operator ${operator} takes no values`,
      help: `remove the values, or use ${operator === 'Exists' ? 'In' : 'NotIn'} to compare with them`,
    });
  } else {
    findings.refuse('FieldValueInvalid', {
      code: 'selector-operator-invalid',
      path: path.child('operator'),
      message: `operator ${quoted(operator)} is not one of ${OPERATORS.join(', ')}`,
      help: operatorHelp(operator),
    });
  }
}

function operatorHelp(operator: string): string {
  if (operator === '=' || operator === '==') return 'did you mean In, with one value?';
  if (operator === '!=') return 'did you mean NotIn, with one value?';
  if (operator === 'Gt' || operator === 'Lt') return 'only node selectors compare numbers; list the values with In';
  const meant = didYouMean(operator, OPERATORS);
  return meant === undefined ? 'write one of the operators, with the same capitals' : `did you mean ${meant}?`;
}
