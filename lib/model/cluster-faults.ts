import { compareText } from '../base/compare-text';
import { printable, shown } from '../base/show-value';
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
      nodes.map(({ name, source }) => ({ id: name, source })),
    ),
  ];
}

function contradictoryNamespaces(namespaces: readonly ClusterNamespace[]): Diagnostic[] {
  const firsts = new Map<string, ClusterNamespace>();
  const faulty = new Map<string, Diagnostic>();
  for (const each of namespaces) {
    const { name, labels, source } = each;
    const first = firsts.get(name);
    if (!first) firsts.set(name, each);
    else if (!faulty.has(name) && labelText(first.labels) !== labelText(labels)) {
      const message = `namespace ${shown(name)} is defined twice with different labels${firstAt(first.source)}`;
      faulty.set(name, fault('duplicate-namespace', message, source));
    }
  }
  return [...faulty.values()];
}

function duplicates(
  what: string,
  items: readonly { readonly id: string; readonly source?: SourcePlace }[],
): Diagnostic[] {
  const firsts = new Map<string, SourcePlace | undefined>();
  return items.flatMap(({ id, source }) => {
    if (firsts.has(id)) {
      return [fault('duplicate-object', `${what} ${shown(id)} is defined twice${firstAt(firsts.get(id))}`, source)];
    }
    firsts.set(id, source);
    return [];
  });
}

function firstAt(source: SourcePlace | undefined): string {
  const { file, line } = source?.location?.() ?? {};
  return file === undefined ? '' : `, first at ${printable(file)}:${line ?? 1}`;
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
