import { renderDiagnostics } from '../diagnostics/render-diagnostics';
import { NEWEST_KNOWN_VERSION } from '../validation';
import { appOutputs, type AppOutput } from './app-outputs';
import { withChecks } from './check-manifests';
import { ConstructPaths } from './construct-paths';
import { findDuplicatePolicies } from './duplicate-policies';
import type { Finding } from './finding';
import { checkProperties, type CheckedProperties, type NetworkPolicyValidationProps } from './properties';
import { reportFindings, type TracedFinding } from './report-findings';
import { validateManifest } from './validate-manifest';
import type { IValidationContext } from './validation-context';

/** The file that holds the properties of the plugin. */
const CONFIGURATION = 'cdk8s.yaml';

/** The name under which wrong properties are reported. */
const PLUGIN = 'NetworkPolicyValidation';

/** Validates all manifests of the context and submits its report. Errors fail the synth; warnings are printed. */
export function runValidation(context: IValidationContext, given: NetworkPolicyValidationProps): void {
  const properties = checkProperties(given);
  const results = appOutputs(context).map((output) => validateApp(output, properties));
  const findings = [...propertyFindings(properties), ...results.flatMap((result) => result.findings)];
  const errors = findings.filter(({ diagnostic }) => diagnostic.severity === 'error');
  const warnings = findings.filter(({ diagnostic }) => diagnostic.severity !== 'error');
  if (warnings.length > 0) {
    const traced = warnings.map(({ diagnostic, constructPath }) => ({ ...diagnostic, constructPath }));
    context.logger.log(`\n${renderDiagnostics(traced)}\n`);
  }
  reportFindings(context, errors);
  context.report.submit(errors.length === 0 ? 'success' : 'failure', {
    Kubernetes: properties.kubernetesVersion ?? NEWEST_KNOWN_VERSION,
    Manifests: String(context.manifests.length),
    NetworkPolicies: String(results.reduce((sum, { policies }) => sum + policies, 0)),
    Errors: String(errors.length),
    Warnings: String(warnings.length),
  });
}

function propertyFindings({ diagnostics }: CheckedProperties): TracedFinding[] {
  return diagnostics.map((diagnostic) => ({
    diagnostic,
    manifest: CONFIGURATION,
    resourceName: PLUGIN,
    object: undefined,
    constructPath: undefined,
  }));
}

/** What was found in the manifests of one app; `policies` counts them. */
function validateApp(
  output: AppOutput,
  { kubernetesVersion, checks, today }: CheckedProperties,
): { findings: TracedFinding[]; policies: number } {
  const read = output.manifests.map((manifest) => validateManifest(manifest, { kubernetesVersion }));
  const policies = read.flatMap((each) => each.policies);
  const validated: Finding[] = [...read.flatMap((each) => each.findings), ...findDuplicatePolicies(policies)];
  const findings = withChecks(
    { manifests: output.manifests, policies, findings: validated },
    { preset: checks ?? 'none', kubernetesVersion, today },
  );
  if (findings.length === 0) return { findings: [], policies: policies.length };
  const constructs = new ConstructPaths(
    output,
    read.flatMap((each) => each.objects),
  );
  const traced = findings.map((finding) => ({
    ...finding,
    constructPath: finding.object ? constructs.ofObject(finding.object) : constructs.ofManifest(finding.manifest),
  }));
  return { findings: traced, policies: policies.length };
}
