import { shown } from '../base/show-value';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { GraphNamespace } from '../graph/app-graph';
import { LabelSelector } from '../model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../model/namespace';
import { originOf } from './construct-record';
import { labelProblems, textLabels } from './label-expression';
import type { Namespace } from './namespace';
import { namespaceNameProblems } from './name-checks';
import { optionProblems } from './option-checks';
import { applicationAbove } from './scopes';
import { diagnoseValue } from './value-problem';

/** A namespace of the graph, with the constructs that declare it: the first owned one by path decides where it is written. */
export interface MergedNamespace {
  readonly graphNamespace: GraphNamespace;
  readonly owner: Namespace | undefined;
  readonly isCreated: boolean;
  /** Labels that users gave it. */
  readonly labels: { readonly [key: string]: string };
}

/** Merges namespaces of the same name. `namespaces` is expected in the order of their paths. */
export function mergeNamespaces(
  namespaces: readonly Namespace[],
  diagnostics: Diagnostic[],
): Map<string, MergedNamespace> {
  const byName = new Map<string, Namespace[]>();
  for (const namespace of namespaces) {
    checkNamespace(namespace, diagnostics);
    const same = byName.get(namespace.namespaceName) ?? [];
    same.push(namespace);
    byName.set(namespace.namespaceName, same);
  }
  const names = [...byName].filter(([name]) => typeof name === 'string');
  return new Map(names.map(([name, same]) => [name, merge(name, same, diagnostics)]));
}

function checkNamespace(namespace: Namespace, diagnostics: Diagnostic[]): void {
  const origin = originOf(namespace);
  const { namespaceName: name, _props: props } = namespace;
  const nameHelp = 'give it another id, or set name to what stands in metadata.name';
  const problems = [...namespaceNameProblems(name, nameHelp), ...labelProblems(props.labels), ...optionProblems(props)];
  diagnostics.push(...problems.map((problem) => diagnoseValue(problem, origin)));
  const claimedName = textLabels(props.labels)[NAMESPACE_NAME_LABEL] ?? name;
  if (claimedName !== name) {
    const message = `namespace ${shown(name)} cannot have the label ${NAMESPACE_NAME_LABEL}=${shown(claimedName)}: the API server sets it to the name`;
    diagnostics.push(diagnose('label-value-invalid', origin, { message, help: 'leave the label out' }));
  }
  if (!namespace.isImported && !applicationAbove(namespace)) {
    const message = `namespace ${shown(name)} stands outside every Application`;
    const help = 'create it in the scope of an Application, whose file its policies go to';
    diagnostics.push(diagnose('application-missing', origin, { message, help }));
  }
  if (props.selectedByLabels && Object.keys(props.labels ?? {}).length === 0) {
    const message = `namespace ${shown(name)} is to be selected by its labels, and has none`;
    diagnostics.push(
      diagnose('selector-empty', origin, { message, help: 'give it labels, or leave selectedByLabels out' }),
    );
  }
}

function merge(name: string, same: readonly Namespace[], diagnostics: Diagnostic[]): MergedNamespace {
  const labels: Record<string, string> = {};
  for (const namespace of same) {
    for (const [key, value] of Object.entries(textLabels(namespace._props.labels))) {
      if (Object.hasOwn(labels, key) && labels[key] !== value) {
        const message = `namespace ${shown(name)} has label ${key}=${shown(value)} here and ${shown(labels[key])} elsewhere in the app`;
        const help = 'the same name is the same namespace: give both the same labels, or leave them out on one';
        diagnostics.push(diagnose('namespace-labels-disagree', originOf(namespace), { message, help }));
      }
      if (!Object.hasOwn(labels, key)) labels[key] = value;
    }
  }
  const owner = same.find(({ isImported }) => !isImported);
  const selectedByLabels = same.some(({ _props: props }) => props.selectedByLabels) && Object.keys(labels).length > 0;
  return {
    graphNamespace: {
      name,
      labels: { ...labels, [NAMESPACE_NAME_LABEL]: name },
      selector: LabelSelector.of(selectedByLabels ? labels : { [NAMESPACE_NAME_LABEL]: name }),
      owned: owner !== undefined,
    },
    owner,
    isCreated: same.some(({ isImported, _props: props }) => props.create === true && !isImported),
    labels,
  };
}
