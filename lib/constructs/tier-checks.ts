import { shown } from '../base/show-value';
import type { ConstructFindings } from './construct-findings';
import { subjectPolicyNameProblems } from './name-checks';
import type { Tier } from './tier';

/** Checks a tier by itself, whether a rule names it or not. */
export function checkTier(findings: ConstructFindings, tier: Tier): void {
  findings.reportValues(tier._problems(), tier);
  findings.reportValues(subjectPolicyNameProblems(tier._props.policyName), tier);
  checkNamespace(findings, tier);
  checkPods(findings, tier);
}

function checkNamespace(findings: ConstructFindings, tier: Tier): void {
  const { _namespace: namespace, _workload: workload } = tier;
  if (!namespace) {
    findings.report('tier-outside-namespace', tier, {
      message: `tier ${tier.node.id} stands outside every Namespace`,
      help: 'create it in the scope of a Namespace: new Tier(namespace, ...)',
    });
  } else if (workload?.namespace !== undefined && workload.namespace !== namespace.namespaceName) {
    findings.report('workload-namespace-mismatch', tier, {
      message: `the workload lives in namespace ${shown(workload.namespace)}, the tier in ${shown(namespace.namespaceName)}`,
      help: 'create the tier in the Namespace that the workload lives in',
    });
  }
}

function checkPods(findings: ConstructFindings, tier: Tier): void {
  const { _pods: pods, _workload: workload } = tier;
  if (!pods.selector.isEverything || pods.problems.length > 0 || workload) return;
  findings.report('selector-empty', tier, {
    message: `tier ${tier.node.id} has no labels, which selects every pod of the namespace`,
    help: 'give it labels; for all pods of a namespace, use the Namespace itself as subject or peer',
  });
}
