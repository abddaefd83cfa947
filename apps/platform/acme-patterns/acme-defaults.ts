import { Defaults, Dns, ForeignPolicies, Grouping } from 'cdk8s-netpol';
import type { App } from 'cdk8s';

/**
 * What holds for every team: names are resolved by the node-local cache, every rule says why it exists, a service has
 * one policy, and nobody writes a policy past the constructs.
 */
export function setAcmeDefaults(app: App): void {
  Defaults.of(app).set({
    dns: Dns.nodeLocalCache(),
    requireRationale: true,
    grouping: Grouping.PER_SUBJECT,
    foreignPolicies: ForeignPolicies.FORBID,
  });
}
