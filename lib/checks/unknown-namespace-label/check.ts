import { didYouMean } from '../../base/did-you-mean';
import { quoted } from '../../base/show-value';
import { NAMESPACE_NAME_LABEL } from '../../model/namespace';
import { builtIn } from '../check';
import type { CheckContext } from '../check-context';
import { podPeers, policyName } from '../checked-policy';
import { indexLabels, type LabelIndex } from '../label-hint';

/** A namespaceSelector that asks for what no namespace has (T2, V61): above all for its name under a label that nobody sets. */
export const unknownNamespaceLabel = builtIn('unknown-namespace-label', [], function* (context) {
  for (const checked of context.policies) {
    for (const { peer, path } of podPeers(checked)) {
      for (const [key, { complement, absent, values }] of peer.namespaceSelector?.constraints ?? []) {
        if (complement || absent) continue;
        for (const value of values) {
          const name = nameMeant(context, key, value);
          if (name === undefined) continue;
          const label = `${key}=${value}`;
          yield {
            object: checked.object,
            path: `${path}.namespaceSelector`,
            message: `${policyName(checked)} selects namespaces with ${quoted(label)}, a label that no namespace is known to have`,
            help:
              key === NAMESPACE_NAME_LABEL
                ? `did you mean ${key}: ${name}?`
                : `write ${NAMESPACE_NAME_LABEL}: ${name}, a label that every namespace has`,
          };
        }
      }
    }
  }
});

/** Labels under which people expect the name of a namespace. */
const NAME_KEYS = ['name', 'namespace', 'ns'];

/** The name of the namespace that a label was to select; undefined where the label may be what it seems. */
function nameMeant(context: CheckContext, key: string, value: string): string | undefined {
  const { namespaces, declaredNamespaces } = context.cluster;
  const valuesOfKey = context.once(declaredLabels).valuesOf.get(key);
  if (valuesOfKey?.has(value)) return undefined;
  // Another namespace may be there without being in the input; one that is misspelt is not.
  if (key === NAMESPACE_NAME_LABEL) return namespaces.has(value) ? undefined : context.once(closestNamespace, value);
  if (NAME_KEYS.includes(key)) return valuesOfKey ? undefined : value;
  return declaredNamespaces.has(value) ? value : undefined;
}

/** Labels of the namespaces that the input tells of. */
function declaredLabels({ cluster }: CheckContext): LabelIndex {
  return indexLabels([...cluster.namespaces.values()].filter(({ name }) => cluster.declaredNamespaces.has(name)));
}

function closestNamespace({ cluster }: CheckContext, name: string): string | undefined {
  return didYouMean(name, [...cluster.declaredNamespaces]);
}
