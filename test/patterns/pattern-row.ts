/** A policy as the table of patterns describes it: what must be written, down to the last key. */
export interface ExpectedPolicy {
  readonly namespace: string;
  readonly name: string;
  readonly spec: { readonly [field: string]: unknown };
}

/** A pattern: its app, and all that the app may write. */
export interface PatternRow {
  /** The folder below dist/. */
  readonly id: string;
  /** The app's folder below apps/patterns/. */
  readonly folder: string;
  /** In the order of their namespaces and names. */
  readonly policies: readonly ExpectedPolicy[];
}

/** Selects by labels; without any it is everything. */
export function labelled(labels: Record<string, string>): { readonly matchLabels: Record<string, string> } {
  return { matchLabels: labels };
}

/** A policy for pods of a namespace, with the rest of its spec. */
export function policy(
  namespace: string,
  name: string,
  podSelector: object,
  rest: { readonly policyTypes: readonly string[]; readonly ingress?: unknown; readonly egress?: unknown },
): ExpectedPolicy {
  return { namespace, name, spec: { podSelector, ...rest } };
}

export const ALL_PODS = {};
export const INGRESS = ['Ingress'];
export const EGRESS = ['Egress'];
