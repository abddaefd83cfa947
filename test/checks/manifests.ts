/** Manifests for the tests of checks, short and with their fields at known lines: metadata in 3, podSelector in 5. */

/** Several documents as one text. */
export function yaml(...documents: readonly string[]): string {
  return documents.join('\n---\n');
}

/**
 * A policy in namespace shop, or another.
 *
 * @param rest Lines of the spec below podSelector, beginning with line 6.
 */
export function policy(name: string, podSelector: string, rest: readonly string[], namespace = 'shop'): string {
  return [
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    `metadata: { name: ${name}, namespace: ${namespace} }`,
    'spec:',
    `  podSelector: ${podSelector}`,
    ...rest.map((line) => `  ${line}`),
  ].join('\n');
}

/** Lines of a spec that isolates for ingress, its rules in line 7 and below. */
export function ingress(...rules: readonly string[]): string[] {
  return ['policyTypes: [Ingress]', 'ingress:', ...rules.map((rule) => `  - ${rule}`)];
}

/** Lines of a spec that isolates for egress, its rules in line 7 and below. */
export function egress(...rules: readonly string[]): string[] {
  return ['policyTypes: [Egress]', 'egress:', ...rules.map((rule) => `  - ${rule}`)];
}

/** What a pod may be beside its labels. */
export interface PodOptions {
  /** @default 'shop' */
  readonly namespace?: string;
  /** Ports of its container, as they stand in the list: `{ containerPort: 80 }`. */
  readonly ports?: string;
  /** Further fields of the spec: `hostNetwork: true`. */
  readonly spec?: string;
}

/** A pod with labels such as `app: web`. */
export function pod(
  name: string,
  labels: string,
  { namespace = 'shop', ports = '', spec = '' }: PodOptions = {},
): string {
  return [
    'apiVersion: v1',
    'kind: Pod',
    `metadata: { name: ${name}, namespace: ${namespace}, labels: { ${labels} } }`,
    `spec: { ${spec === '' ? '' : `${spec}, `}containers: [{ name: main, image: main, ports: [${ports}] }] }`,
  ].join('\n');
}

/** A Service for pods with labels such as `app: web`. */
export function service(
  name: string,
  labels: string,
  ports: string,
  { namespace = 'shop', spec = '' }: PodOptions = {},
): string {
  return [
    'apiVersion: v1',
    'kind: Service',
    `metadata: { name: ${name}, namespace: ${namespace} }`,
    `spec: { ${spec === '' ? '' : `${spec}, `}selector: { ${labels} }, ports: [${ports}] }`,
  ].join('\n');
}

/** A Namespace with labels such as `team: a`. */
export function namespace(name: string, labels = ''): string {
  return ['apiVersion: v1', 'kind: Namespace', `metadata: { name: ${name}, labels: { ${labels} } }`].join('\n');
}

/** A peer, or the beginning of one, in a namespace by its name. */
export function inNamespace(name: string): string {
  return `namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${name} } }`;
}
