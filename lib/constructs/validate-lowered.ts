import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Lowering } from '../lower/lower';
import { writeNetworkPolicy } from '../manifest/write-network-policy';
import { validateNetworkPolicy } from '../validation';

/** Validates every policy that lowering made, as strictly as the newest API server. */
export function validateLowered({ policies }: Lowering): Diagnostic[] {
  return policies.flatMap(({ policy, rules }) => {
    const found = validateNetworkPolicy(writeNetworkPolicy(policy));
    if (found.length === 0) return found;
    const { constructPath, location } = rules[0].origin;
    const place = { constructPath, ...location() };
    return found.map((diagnostic) => ({ ...diagnostic, ...place }));
  });
}
