import { capabilityOf } from '../../cni/capability';
import type { CniFeature } from '../../cni/cni-profile';
import { builtIn, type Finding } from '../check';
import { effectiveBlocks, policyName, type CheckedPolicy } from '../checked-policy';

/** What a policy says and the network plugin of the cluster does not do. */
export const unsupportedByCni = builtIn('unsupported-by-cni', ['plugin'], function* (context) {
  const { cni } = context.assumptions;
  if (!cni) return;
  const { profile, version } = cni;
  for (const checked of context.policies) {
    for (const [feature, path] of featuresOf(checked)) {
      const { value, undecidedSince, consequence, note } = capabilityOf(profile, feature, version);
      if (value !== 'not supported' && undecidedSince === undefined) continue;
      const before = undecidedSince === undefined ? '' : ` before ${undecidedSince}, and the version is not known`;
      const finding: Finding = {
        object: checked.object,
        path,
        message:
          `${policyName(checked)}: ${profile.title} does not enforce this${before}. ${consequence ?? note ?? ''}`.trim(),
        ...(undecidedSince !== undefined && { help: `name the version: --cni ${profile.name}@${undecidedSince}` }),
      };
      yield finding;
      // A plugin without policies does nothing that any of them says: once is enough.
      if (feature === 'ingress') return;
    }
  }
});

/** What a policy uses of what plugins differ in, each at the first place where it does. */
function featuresOf(checked: CheckedPolicy): Map<CniFeature, string> {
  const used = new Map<CniFeature, string>();
  const use = (feature: CniFeature, path: string): void => {
    if (!used.has(feature)) used.set(feature, path);
  };
  for (const direction of checked.policy.isolates) use(direction, 'spec.policyTypes');
  for (const { ports, path, hasEffect } of checked.rules) {
    if (!hasEffect) continue;
    for (const [index, { port, endPort, protocol }] of ports.entries()) {
      const place = `${path}.ports[${index}]`;
      if (typeof endPort === 'number') use('endPort', `${place}.endPort`);
      if (protocol === 'SCTP') use('sctp', `${place}.protocol`);
      if (typeof port === 'string') use('namedPort', `${place}.port`);
    }
  }
  for (const { except, cidr, path } of effectiveBlocks(checked)) {
    if (except.length > 0) use('except', `${path}.except`);
    if (cidr.includes(':')) use('ipv6', `${path}.cidr`);
  }
  return used;
}
