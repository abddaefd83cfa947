import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { subjectOf, type ClosureFinding, type Witness } from './finding';

/** Findings as diagnostics; errors explain why their witness passes or does not. */
export function reportFindings(
  findings: readonly ClosureFinding[],
  explain: (witness: Witness) => string,
): Diagnostic[] {
  return findings.map((finding) => {
    const { code, policy, origin, witness } = finding;
    const statement = `${statementOf(finding)}${furtherOf(finding)}`;
    return diagnose(code, origin, {
      message: code === 'foreign-flow' ? statement : `${statement}\n${explain(witness)}`,
      help: HELP[code],
      ...(policy && { subject: { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', ...policy } }),
    });
  });
}

const HELP: Readonly<Record<ClosureFinding['code'], string>> = {
  'intent-blocked':
    'change the policy that the explanation names if it was written by hand; else this is a defect of cdk8s-netpol: report it',
  'intent-exceeded': 'this is a defect of cdk8s-netpol: report it with this message',
  'foreign-flow':
    "declare the flows with constructs and delete the policy, or say that they are meant: new Adopt(scope, id, { policies: [...], rationale: '...' })",
};

function statementOf(finding: ClosureFinding): string {
  const { code, policy, direction, isAboutIsolation, witness } = finding;
  const subject = subjectOf(finding);
  const flow = `${witness.from} -> ${witness.to}, ${witness.protocol} ${witness.port}`;
  const name = policy && `NetworkPolicy ${policy.namespace}/${policy.name}`;
  if (!isAboutIsolation) {
    return name === undefined
      ? `${direction} of ${subject} denies what is declared here: ${flow}`
      : `${name} lets pass at ${direction} of ${subject} what nothing declares: ${flow}`;
  }
  return code === 'intent-blocked'
    ? `${name} isolates ${subject} for ${direction}, and nothing declares that. It denies ${flow}`
    : `${subject} is declared to be isolated for ${direction}, and no policy isolates it. It lets pass ${flow}`;
}

function furtherOf({ further, isCutOff }: ClosureFinding): string {
  if (further === 0) return '';
  return `, and ${isCutOff ? 'at least ' : ''}${further} further ${further === 1 ? 'pair' : 'pairs'} of ends`;
}
