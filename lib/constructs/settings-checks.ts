import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { kubernetesVersionFault } from '../validation';
import type { IConstruct } from 'constructs';
import { analysisSettingProblems } from './analysis-settings';
import { optionProblems } from './option-checks';
import { defaultsAt, scopesWithDefaults } from './settings';
import { diagnoseValue } from './value-problem';

/** Checks what the Defaults of each scope say, whether anything asks for it or not. */
export function checkSettings(root: IConstruct): Diagnostic[] {
  return scopesWithDefaults(root).flatMap((scope) => {
    const defaults = defaultsAt(scope);
    if (!defaults) return [];
    const { props, site } = defaults;
    const origin = { constructPath: scope.node.path, location: site };
    const problems = [...optionProblems(props), ...analysisSettingProblems(props)];
    const found = problems.map((problem) => diagnoseValue(problem, origin));
    const fault = props.kubernetesVersion === undefined ? undefined : kubernetesVersionFault(props.kubernetesVersion);
    if (fault) {
      found.push(diagnose('kubernetes-version-invalid', origin, { message: fault.message, help: fault.help }));
    }
    return found;
  });
}
