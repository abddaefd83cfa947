import { didYouMean } from '../../base/did-you-mean';
import { quoted } from '../../base/show-value';
import { builtIn } from '../check';
import { policyName } from '../checked-policy';
import { destinationsOf } from '../destinations';

/** A named port that none of the pods in question has (S37 to S39, V56). */
export const unresolvedNamedPort = builtIn('unresolved-named-port', ['workloads'], function* (context) {
  for (const checked of context.policies) {
    for (const rule of checked.rules) {
      if (!rule.ports.some(({ port }) => typeof port === 'string')) continue;
      const { count, ports: declared } = destinationsOf(context, checked, rule);
      // Without a declared port nobody knows whether the manifests are whole.
      if (declared.length === 0) continue;
      for (const [index, { port, protocol: given }] of rule.ports.entries()) {
        if (typeof port !== 'string') continue;
        const protocol = given ?? 'TCP';
        const named = declared.filter(({ name }) => name === port);
        if (named.some((each) => each.protocol === protocol)) continue;
        const other = named.at(0)?.protocol;
        const meant = didYouMean(
          port,
          declared.flatMap(({ name }) => name ?? []),
        );
        yield {
          object: checked.object,
          path: `${rule.path}.ports[${index}].port`,
          message: `${policyName(checked)} names ${protocol} port ${quoted(port)}, which ${count === 1 ? 'its destination does not declare' : `none of its ${count} destinations declares`}${other === undefined ? '' : `; there it is a ${other} port`}`,
          ...(other === undefined && meant !== undefined && { help: `did you mean ${meant}?` }),
          ...(other !== undefined && { help: `write protocol: ${other}` }),
        };
      }
    }
  }
});
