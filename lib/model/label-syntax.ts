import { isAlphanumeric, isLongerThan } from '../base/ascii';
import { dnsSubdomainProblems } from './dns-name';

const LONGEST_NAME = 63;

const HYPHEN = 0x2d;
const DOT = 0x2e;
const UNDERSCORE = 0x5f;

const PATTERN =
  'must consist of letters, digits, hyphens, underscores and dots, and start and end with a letter or digit';

/**
 * What the API server has against `key` as a label key (V20), one entry for each of its errors. An annotation key obeys
 * the same rule once it is in lowercase (V6).
 */
export function labelKeyProblems(key: string): string[] {
  const slash = key.indexOf('/');
  if (slash === -1) return namePartProblems(key);
  if (slash !== key.lastIndexOf('/')) return ['must be a name, or one prefix, one slash and a name'];
  const prefix = key.slice(0, slash);
  const problems =
    prefix === ''
      ? ['the prefix before the slash must not be empty']
      : dnsSubdomainProblems(prefix).map((problem) => `the prefix before the slash ${problem}`);
  return problems.concat(namePartProblems(key.slice(slash + 1)));
}

/** What the API server has against `value` as a label value (V21), one entry for each of its errors. */
export function labelValueProblems(value: string): string[] {
  const problems: string[] = [];
  if (isLongerThan(value, LONGEST_NAME)) problems.push(`must be at most ${LONGEST_NAME} characters`);
  if (value !== '' && !hasNamePattern(value)) problems.push(PATTERN);
  return problems;
}

function namePartProblems(name: string): string[] {
  const problems: string[] = [];
  if (name === '') problems.push('the name must not be empty');
  else if (isLongerThan(name, LONGEST_NAME)) problems.push(`the name must be at most ${LONGEST_NAME} characters`);
  if (!hasNamePattern(name)) problems.push(`the name ${PATTERN}`);
  return problems;
}

function hasNamePattern(name: string): boolean {
  const last = name.length - 1;
  if (last < 0 || !isAlphanumeric(name.charCodeAt(0)) || !isAlphanumeric(name.charCodeAt(last))) return false;
  for (let i = 1; i < last; i++) {
    const code = name.charCodeAt(i);
    if (!isAlphanumeric(code) && code !== HYPHEN && code !== DOT && code !== UNDERSCORE) return false;
  }
  return true;
}
