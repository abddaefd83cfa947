import { quoted, quotedList } from '../../base/show-value';
import { builtIn } from '../check';
import { policyName } from '../checked-policy';

const HOST_ANNOTATION = 'cdk8s-netpol/host';

/** A policy that names the host whose addresses it holds (T6). */
export const resolvedAddress = builtIn('resolved-address', [], function* (context) {
  for (const checked of context.policies) {
    const { annotations } = checked.policy;
    const host = Object.hasOwn(annotations, HOST_ANNOTATION) ? annotations[HOST_ANNOTATION] : undefined;
    if (host === undefined) continue;
    const cidrs = checked.rules.flatMap(({ blocks }) => blocks.map(({ cidr }) => cidr));
    const message =
      cidrs.length === 0
        ? `${policyName(checked)} names the host ${quoted(host)} but has no address`
        : `${policyName(checked)} has ${quotedList(cidrs)}, resolved by hand from ${quoted(host)}`;
    yield { object: checked.object, path: `metadata.annotations.${HOST_ANNOTATION}`, message };
  }
});
