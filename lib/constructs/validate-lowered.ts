import type { Diagnostic } from '../diagnostics/diagnostic';
import type { LoweredPolicy } from '../lower/assemble';
import type { PlainObject } from '../manifest/write-network-policy';
import { validateNetworkPolicy } from '../validation';

/** Validates every policy that lowering made, as strictly as the newest API server. */
export function validateLowered(manifests: ReadonlyMap<LoweredPolicy, PlainObject>): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const [{ rules }, manifest] of manifests) {
    const found = validateNetworkPolicy(manifest);
    if (found.length === 0) continue;
    const { constructPath, location } = rules[0].origin;
    diagnostics.push(...found.map((diagnostic) => ({ ...diagnostic, constructPath, ...location() })));
  }
  return diagnostics;
}
