import { describeValue } from '../base/show-value';
import type { Finding } from './check';

/**
 * What a check of somebody else's found, if it is what findings are.
 *
 * @throws TypeError that says what it must be.
 */
export function soundFindings(given: unknown): Finding[] {
  if (typeof given !== 'object' || given === null || !(Symbol.iterator in given)) {
    throw new TypeError(`run returns ${describeValue(given)}, it must return findings: a list, or a generator of them`);
  }
  const findings: unknown[] = [...(given as Iterable<unknown>)];
  return findings.map((finding) => {
    const problem = problemOf(finding);
    if (problem !== undefined) throw new TypeError(problem);
    return finding as Finding;
  });
}

function problemOf(finding: unknown): string | undefined {
  if (typeof finding !== 'object' || finding === null)
    return `a finding is ${describeValue(finding)}, it must be an object`;
  const { object, message } = finding as Readonly<Record<string, unknown>>;
  if (typeof message !== 'string' || message === '') return 'a finding has no message, it must be a text';
  const names = typeof object === 'object' && object !== null ? (object as Readonly<Record<string, unknown>>) : {};
  const isNamed = ['apiVersion', 'kind', 'namespace', 'name'].every((each) => typeof names[each] === 'string');
  return isNamed
    ? undefined
    : 'a finding has no object: give that of a policy, or { apiVersion, kind, namespace, name }';
}
