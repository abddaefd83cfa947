import { compareText } from '../base/compare-text';
import { shown } from '../base/show-value';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DiagnosticCode } from '../diagnostics/codes';
import type { ClusterNamespace, ClusterParts } from './cluster';
import { NAMESPACE_NAME_LABEL } from './namespace';
import { workloadId } from './workload';
import type { Labels } from './label-selector';
import type { SourcePlace } from '../diagnostics/origin';

/** Everything in which the parts of a cluster contradict each other. */
export function findClusterFaults(parts: ClusterParts): Diagnostic[] {
  const { namespaces = [], workloads = [], services = [], policies = [], ingresses = [], nodes = [] } = parts;
  return [
    ...contradictoryNamespaces(namespaces),
    ...duplicates(
      'workload',
      workloads.map((each) => ({ id: workloadId(each), source: each.source })),
    ),
    ...duplicates(
      'Service',
      services.map(({ namespace, name, source }) => ({ id: `${namespace}/${name}`, source })),
    ),
    ...duplicates(
      'policy',
      policies.map(({ policy, source }) => ({ id: `${policy.namespace}/${policy.name}`, source })),
    ),
    ...duplicates(
      'Ingress',
      ingresses.map(({ namespace, name, source }) => ({ id: `${namespace}/${name}`, source })),
    ),
    ...duplicates(
      'Node',
      nodes.map(({ name }) => ({ id: name })),
    ),
  ];
}

function contradictoryNamespaces(namespaces: readonly ClusterNamespace[]): Diagnostic[] {
  const labelings = new Map<string, Set<string>>();
  for (const { name, labels } of namespaces) {
    labelings.set(name, (labelings.get(name) ?? new Set()).add(labelText(labels)));
  }
  return [...labelings]
    .filter(([, texts]) => texts.size > 1)
    .map(([name]) => fault('duplicate-namespace', `namespace ${shown(name)} is there twice, with different labels`));
}

function duplicates(
  what: string,
  items: readonly { readonly id: string; readonly source?: SourcePlace }[],
): Diagnostic[] {
  const seen = new Set<string>();
  return items.flatMap(({ id, source }) => {
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew ? [] : [fault('duplicate-object', `${what} ${shown(id)} is there twice`, source)];
  });
}

function fault(code: DiagnosticCode, message: string, source?: SourcePlace): Diagnostic {
  const help = 'leave one of the two out, or give it a name of its own: a cluster has each name once';
  return diagnose(code, source, { message, help });
}

/** The name label does not count: the server writes it, whatever the object says (S26). */
function labelText(labels: Labels): string {
  const entries = Object.entries(labels).filter(([key]) => key !== NAMESPACE_NAME_LABEL);
  return JSON.stringify(entries.sort(([a], [b]) => compareText(a, b)));
}
