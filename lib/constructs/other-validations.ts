import type { IConstruct } from 'constructs';
import { messageOf } from '../base/show-value';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { originOf } from './construct-record';

/**
 * What the validations of other constructs have against the app. A synth that we end ourselves never gets to them, and
 * their errors would show one synth later only.
 */
export function findOtherFaults(root: IConstruct): Diagnostic[] {
  return root.node.findAll().flatMap((construct) =>
    messagesOf(construct).map((message) =>
      diagnose('construct-invalid', originOf(construct), {
        message,
        help: `the validation that ${construct.node.path || 'the app'} was given says so: mend what it complains about`,
      }),
    ),
  );
}

function messagesOf(construct: IConstruct): string[] {
  try {
    return construct.node.validate();
  } catch (error) {
    return [messageOf(error)];
  }
}
