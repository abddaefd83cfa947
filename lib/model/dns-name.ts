import { isLongerThan, isLowercaseAlphanumeric } from '../base/ascii';

const LONGEST_SUBDOMAIN = 253;
const LONGEST_LABEL = 63;

const DOT = 0x2e;
const HYPHEN = 0x2d;

/**
 * What the API server has against `name` as a DNS-1123 subdomain (V2), one entry for each of its errors. The dot-separated
 * parts are not limited to 63 characters here.
 */
export function dnsSubdomainProblems(name: string): string[] {
  const problems: string[] = [];
  if (isLongerThan(name, LONGEST_SUBDOMAIN)) problems.push(`must be at most ${LONGEST_SUBDOMAIN} characters`);
  if (!hasDnsPattern(name, true)) {
    problems.push(
      'must consist of lowercase letters, digits, hyphens and dots, each part between dots starting and ending with a letter or digit',
    );
  }
  return problems;
}

/** What the API server has against `name` as a DNS-1123 label (V4), one entry for each of its errors. */
export function dnsLabelProblems(name: string): string[] {
  const problems: string[] = [];
  if (isLongerThan(name, LONGEST_LABEL)) problems.push(`must be at most ${LONGEST_LABEL} characters`);
  if (!hasDnsPattern(name, false)) {
    problems.push(
      hasDnsPattern(name, true)
        ? 'must not contain dots'
        : 'must consist of lowercase letters, digits and hyphens, starting and ending with a letter or digit',
    );
  }
  return problems;
}

// A loop and not a regular expression: the name can be megabytes long, and a backtracking matcher may run out of stack.
function hasDnsPattern(name: string, dotsAllowed: boolean): boolean {
  // The start counts as a dot: both begin a part, which must go on with a letter or digit.
  let previous = DOT;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code === HYPHEN) {
      if (previous === DOT) return false;
    } else if (code === DOT) {
      if (!dotsAllowed || previous === DOT || previous === HYPHEN) return false;
    } else if (!isLowercaseAlphanumeric(code)) {
      return false;
    }
    previous = code;
  }
  return previous !== DOT && previous !== HYPHEN;
}
