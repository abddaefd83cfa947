import type { ErrorReason } from '../../lib/diagnostics/diagnostic';
import type { DiagnosticCode } from '../../lib/diagnostics/codes';

/** What must be found: the code, the server's error class (or that it only warns), and the field path. */
export type Expected = readonly [code: DiagnosticCode, reason: ErrorReason | 'warning', path: string];

/** One case of a rule of the API server: an object and the whole list of what must be found in it, in order. */
export interface RuleRow {
  readonly rule: string;
  readonly title: string;
  readonly object: unknown;
  readonly expected: readonly Expected[];
}

/** Rows for a rule; each is a title, an object, and what must be found. */
export function rows(rule: string, cases: readonly (readonly [string, unknown, ...Expected[]])[]): RuleRow[] {
  return cases.map(([title, object, ...expected]) => ({ rule, title, object, expected }));
}

/** A valid policy with some of its metadata replaced. */
export function withMetadata(metadata: object): object {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'allow-web', namespace: 'shop', ...metadata },
    spec: { podSelector: {} },
  };
}

/** A valid policy with the given spec. */
export function withSpec(spec: unknown): object {
  return { ...withMetadata({}), spec };
}

/** A valid policy with one ingress rule with the given ports. */
export function withPorts(...ports: unknown[]): object {
  return withSpec({ podSelector: {}, ingress: [{ ports }] });
}

/** A valid policy with one ingress rule with the given peers. */
export function withPeers(...peers: unknown[]): object {
  return withSpec({ podSelector: {}, ingress: [{ from: peers }] });
}

/** A valid policy with one ipBlock. */
export function withBlock(cidr: unknown, except?: unknown): object {
  return withPeers({ ipBlock: { cidr, except } });
}

/** A valid policy with the given pod selector. */
export function withSelector(podSelector: unknown): object {
  return withSpec({ podSelector });
}

/** A valid policy whose pod selector has one requirement. */
export function withRequirement(requirement: unknown): object {
  return withSelector({ matchExpressions: [requirement] });
}
