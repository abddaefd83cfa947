import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { endpointKey, type AppGraph, type GraphRule } from '../graph/app-graph';
import { PolicyPorts } from '../model/policy-ports';
import type { Half } from './half';
import { IsolationFacts } from './isolation';

const DNS_PORT = PolicyPorts.of([{ protocol: 'UDP', first: 53, last: 53 }]);

/** Warns where pods become isolated by allows alone: that isolation was written by nobody (S11). */
export function findImplicitIsolation(graph: AppGraph, halves: readonly Half[]): Diagnostic[] {
  const meant = isolationMeant(graph);
  const warned = new Set<string>();
  const warnings: Diagnostic[] = [];
  const isWide = new Set(halves.filter(allowsEverything).map(subjectKey));
  for (const half of halves) {
    const key = subjectKey(half);
    if (warned.has(key) || isWide.has(key)) continue;
    const { namespace, pods } = half.subject;
    if (meant.coverage(namespace.name, half.direction, pods).extent === 'all') continue;
    warned.add(key);
    warnings.push(implicitIsolation(half, halves));
  }
  return warnings;
}

function isolationMeant({ rules, foreignPolicies }: AppGraph): IsolationFacts<GraphRule | undefined> {
  const meant = new IsolationFacts<GraphRule | undefined>();
  for (const rule of rules) {
    const directions = rule.kind === 'isolation' ? rule.directions : rule.isolates ? [rule.direction] : [];
    for (const direction of directions) meant.add(rule.subject.namespace.name, direction, rule.subject.pods, rule);
  }
  for (const { namespace, isolates, pods } of foreignPolicies) {
    for (const direction of isolates) meant.add(namespace, direction, pods, undefined);
  }
  return meant;
}

function implicitIsolation(half: Half, halves: readonly Half[]): Diagnostic {
  const { subject, direction, rules } = half;
  const losesDns = direction === 'egress' && !halves.some((other) => allowsDns(other, half));
  const lost =
    direction === 'ingress'
      ? 'everything else that reached them is cut off'
      : `${losesDns ? 'name resolution (DNS) and ' : ''}everything else that they reached is cut off`;
  return diagnose('implicit-isolation', rules[0].origin, {
    message: `allowing this isolates ${subject.id} in ${subject.namespace.name} for ${direction}: ${lost}`,
    help:
      `say that it is meant: add a DenyAll${direction === 'ingress' ? 'Ingress' : 'Egress'} for them, or isolates: true on this rule` +
      (losesDns ? '; add AllowDns so that names resolve' : ''),
  });
}

function allowsEverything({ peer, ports }: Half): boolean {
  return peer.kind === 'anywhere' && ports.isAll;
}

function allowsDns(other: Half, { subject }: Half): boolean {
  return (
    other.direction === 'egress' &&
    other.subject.namespace.name === subject.namespace.name &&
    other.ports.contains(DNS_PORT) &&
    subject.pods.isCoveredBy([other.subject.pods])
  );
}

function subjectKey({ subject, direction }: Half): string {
  return `${direction} ${endpointKey(subject)}`;
}
