import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { describeEndpoint, endpointKey, type ForeignPolicy, type GraphRule } from '../graph/app-graph';
import { PolicyPorts } from '../model/policy-ports';
import type { Half } from './half';
import { IsolationFacts } from './isolation';

const DNS_PORT = PolicyPorts.of([{ protocol: 'UDP', first: 53, last: 53 }]);

/** What the question is decided on, all in an order that does not depend on the graph's. */
export interface IsolationInput {
  readonly rules: readonly GraphRule[];
  readonly foreignPolicies: readonly ForeignPolicy[];
  /** Halves that may isolate pods anew: all but those that are written only where everything else isolates. */
  readonly unconditional: readonly Half[];
  readonly halves: readonly Half[];
}

/** Warns where pods become isolated by allows alone: that isolation was written by nobody (S11). */
export function findImplicitIsolation(input: IsolationInput): Diagnostic[] {
  const harmless = harmlessIsolation(input);
  const resolving = podsOf(input.halves.filter(allowsDns));
  const warned = new Set<string>();
  const warnings: Diagnostic[] = [];
  for (const half of input.unconditional) {
    const { subject, direction } = half;
    const key = `${direction} ${endpointKey(subject)}`;
    if (warned.has(key)) continue;
    warned.add(key);
    const { namespace, pods } = subject;
    if (harmless.coverage(namespace.name, direction, pods).extent === 'all') continue;
    const losesDns = direction === 'egress' && resolving.coverage(namespace.name, direction, pods).extent !== 'all';
    warnings.push(implicitIsolation(half, losesDns));
  }
  return warnings;
}

/** Isolation that is meant, or by which nothing is lost because everything is allowed. */
function harmlessIsolation({ rules, foreignPolicies, unconditional }: IsolationInput): IsolationFacts<undefined> {
  const harmless = podsOf(unconditional.filter(({ peer, ports }) => peer.kind === 'anywhere' && ports.isAll));
  for (const rule of rules) {
    const { namespace, pods } = rule.subject;
    const directions = rule.kind === 'isolation' ? rule.directions : rule.isolates ? [rule.direction] : [];
    for (const direction of directions) harmless.add(namespace.name, direction, pods, undefined);
  }
  for (const { namespace, isolates, pods } of foreignPolicies) {
    for (const direction of isolates) harmless.add(namespace, direction, pods, undefined);
  }
  return harmless;
}

function podsOf(halves: readonly Half[]): IsolationFacts<undefined> {
  const facts = new IsolationFacts<undefined>();
  for (const { subject, direction } of halves) facts.add(subject.namespace.name, direction, subject.pods, undefined);
  return facts;
}

function allowsDns({ direction, ports, rules }: Half): boolean {
  // Resolvers may listen on another port: OpenShift's do.
  return direction === 'egress' && (ports.contains(DNS_PORT) || rules.some(({ resolvesNames }) => resolvesNames));
}

function implicitIsolation({ subject, direction, rules }: Half, losesDns: boolean): Diagnostic {
  const lost =
    direction === 'ingress'
      ? 'everything else that reached them is cut off'
      : `${losesDns ? 'name resolution (DNS) and ' : ''}everything else that they reached is cut off`;
  return diagnose('implicit-isolation', rules[0].origin, {
    message: `allowing this isolates ${describeEndpoint(subject)} for ${direction}: ${lost}`,
    help:
      `say that it is meant: add a DenyAll${direction === 'ingress' ? 'Ingress' : 'Egress'} for them, or isolates: true on this rule` +
      (losesDns ? '; add AllowDns so that names resolve' : ''),
  });
}
