import { isLongerThan, isLowercaseAlphanumeric, isLowercaseLetter } from '../base/ascii';

/** The highest port number there is. */
const HIGHEST_PORT = 65535;

const LONGEST_NAME = 15;

const HYPHEN = 0x2d;

/** Whether `value` is a port number: an integer from 1 to 65535 (V11). */
export function isPortNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= HIGHEST_PORT;
}

/**
 * What the API server has against `name` as a port name (V12, V13), one entry for each of its errors. Any string is a
 * name, also one that looks like a number.
 */
export function portNameProblems(name: string): string[] {
  const problems: string[] = [];
  let onlyAllowed = name !== '';
  let anyLetter = false;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (isLowercaseLetter(code)) anyLetter = true;
    else if (code !== HYPHEN && !isLowercaseAlphanumeric(code)) onlyAllowed = false;
  }
  if (isLongerThan(name, LONGEST_NAME)) problems.push(`must be at most ${LONGEST_NAME} characters`);
  if (!onlyAllowed) problems.push('must consist of lowercase letters, digits and hyphens');
  if (!anyLetter) problems.push('must contain at least one lowercase letter');
  if (name.includes('--')) problems.push('must not contain two hyphens in a row');
  if (name.startsWith('-') || name.endsWith('-')) problems.push('must not start or end with a hyphen');
  return problems;
}
