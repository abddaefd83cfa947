import { capabilityOf } from '../../cni/capability';
import type { CniFeature } from '../../cni/cni-profile';
import type { NamedCni } from '../../cni/named-profile';
import { DIRECTIONS, type Direction } from '../../model/direction';
import { builtIn, type Finding } from '../check';
import { effectiveBlocks, policyName, type CheckedPolicy } from '../checked-policy';

/** What a policy says and the network plugin of the cluster does not do. */
export const unsupportedByCni = builtIn('unsupported-by-cni', ['plugin'], function* (context) {
  const { cni } = context.assumptions;
  if (!cni) return;
  for (const checked of context.policies) {
    const said = new Set<string>();
    for (const [feature, path] of featuresOf(checked, cni)) {
      const { message, ...rest } = lackOf(feature, cni) ?? {};
      // What a plugin does in neither direction is one finding.
      if (message === undefined || said.has(message)) continue;
      said.add(message);
      yield { object: checked.object, path, message: `${policyName(checked)}: ${message}`, ...rest };
    }
  }
});

/** What a plugin does in place of a feature that it does not have, or may not have in a version that is not given. */
function lackOf(feature: CniFeature, { profile, version }: NamedCni): Pick<Finding, 'message' | 'help'> | undefined {
  const { value, undecidedSince, consequence } = capabilityOf(profile, feature, version);
  if (consequence === undefined) return undefined;
  if (undecidedSince !== undefined) {
    const help = `if the cluster runs ${undecidedSince} or later, say so: --cni ${profile.name}@${undecidedSince}`;
    return { message: `${consequence}; the version is not given`, help };
  }
  if (value !== 'not supported') return undefined;
  const isEverything = DIRECTIONS.some((direction) => direction === feature);
  return { message: consequence, ...(isEverything && { help: 'use a network plugin that enforces NetworkPolicies' }) };
}

/** What a policy uses of what plugins differ in, where they enforce it at all, each at the first place where it does. */
function featuresOf(checked: CheckedPolicy, { profile, version }: NamedCni): Map<CniFeature, string> {
  const enforced = DIRECTIONS.filter((each) => capabilityOf(profile, each, version).value !== 'not supported');
  const isEnforced = ({ direction }: { readonly direction: Direction }): boolean => enforced.includes(direction);
  const used = new Map<CniFeature, string>();
  const use = (feature: CniFeature, path: string): void => {
    if (!used.has(feature)) used.set(feature, path);
  };
  for (const direction of checked.policy.isolates) use(direction, 'spec.policyTypes');
  for (const { ports, path, hasEffect } of checked.rules.filter(isEnforced)) {
    if (!hasEffect) continue;
    for (const [index, { port, endPort, protocol }] of ports.entries()) {
      const place = `${path}.ports[${index}]`;
      if (typeof endPort === 'number') use('endPort', `${place}.endPort`);
      if (protocol === 'SCTP') use('sctp', `${place}.protocol`);
      if (typeof port === 'string') use('namedPort', `${place}.port`);
    }
  }
  for (const { except, cidr, path } of effectiveBlocks(checked).filter(isEnforced)) {
    if (except.length > 0) use('except', `${path}.except`);
    if (cidr.includes(':')) use('ipv6', `${path}.cidr`);
  }
  return used;
}
