import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { kubernetesVersionFault } from '../validation';
import type { IConstruct } from 'constructs';
import { defaultsAt, scopesWithDefaults } from './settings';

/** Checks what the Defaults of each scope say, whether anything asks for it or not. */
export function checkSettings(root: IConstruct): Diagnostic[] {
  return scopesWithDefaults(root).flatMap((scope) => {
    const defaults = defaultsAt(scope);
    const version = defaults?.props.kubernetesVersion;
    const fault = version === undefined ? undefined : kubernetesVersionFault(version);
    if (!defaults || !fault) return [];
    const { message, help } = fault;
    const origin = { constructPath: scope.node.path, location: defaults.site };
    return [diagnose('kubernetes-version-invalid', origin, { message, help })];
  });
}
