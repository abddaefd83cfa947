import { shown } from '../base/show-value';
import type { ValueProblem } from './value-problem';

/**
 * Characters that cdk8s writes as they are, and the YAML parser of kubectl and the API server refuses or takes for line
 * ends: DEL, the C1 control codes, the line and paragraph separators, noncharacters, and halves of surrogate pairs.
 */
const UNWRITABLE = /[\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/u;

/** What is wrong with free text that is to be written into an annotation. */
export function textProblems(what: string, given: unknown): ValueProblem[] {
  const match = typeof given === 'string' ? UNWRITABLE.exec(given) : null;
  if (!match) return [];
  const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const message = `${what} ${shown(given)} holds the character U+${code}, with which the API server cannot read the file`;
  return [
    { code: 'text-unwritable', message, help: 'type the text anew: such characters come along when text is copied' },
  ];
}
