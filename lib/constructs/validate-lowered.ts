import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Lowering } from '../lower/lower';
import { writeNetworkPolicy } from '../manifest/write-network-policy';
import { validateNetworkPolicy } from '../validation';
import type { LoweredObject } from './lowered-object';

/** Validates policies that somebody has changed after lowering made them, e.g. with a JSON patch. */
export function validateChanged(objects: readonly LoweredObject[]): Diagnostic[] {
  return objects
    .filter(({ isChanged, kind }) => isChanged && kind === 'NetworkPolicy')
    .flatMap((object) =>
      validateNetworkPolicy(object.toJson()).map((each) => ({ ...each, constructPath: object.node.path })),
    )
    .filter(({ severity }) => severity === 'error');
}

/** Validates every policy that lowering made, as strictly as the newest API server. */
export function validateLowered({ policies }: Lowering): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const { policy, rules } of policies) {
    const found = validateNetworkPolicy(writeNetworkPolicy(policy));
    if (found.length === 0) continue;
    const { constructPath, location } = rules[0].origin;
    diagnostics.push(...found.map((diagnostic) => ({ ...diagnostic, constructPath, ...location() })));
  }
  return diagnostics;
}
