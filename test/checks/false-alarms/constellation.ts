/** What is right in real clusters and what other linters have called wrong: manifests, and the codes that they may have. */
export interface Constellation {
  /** What it is about, with the report of somebody whose linter got it wrong, where there is one. */
  readonly title: string;
  readonly yaml: string;
  /** Codes that the preset `recommended` finds, each as often as it is found, in their order. @default - none */
  readonly recommended?: readonly string[];
  /** Codes that `strict` finds beside them. @default - none */
  readonly strict?: readonly string[];
}

/** Lines of a spec that isolates in both directions. */
export function both(ingress: readonly string[], egress: readonly string[]): string[] {
  return [
    'policyTypes: [Ingress, Egress]',
    ...(ingress.length === 0 ? [] : ['ingress:', ...ingress.map((rule) => `  - ${rule}`)]),
    ...(egress.length === 0 ? [] : ['egress:', ...egress.map((rule) => `  - ${rule}`)]),
  ];
}

/** A workload of any kind with a pod template, its pods labelled with `app: web` and the like. */
export function made(kind: string, name: string, labels: string, namespace = 'shop', spec = ''): string {
  const template = `template: { metadata: { labels: { ${labels} } }, spec: { ${spec}containers: [{ name: main, image: main }] } }`;
  const [apiVersion, body] =
    kind === 'CronJob'
      ? ['batch/v1', `jobTemplate: { spec: { ${template} } }`]
      : [kind === 'Job' ? 'batch/v1' : 'apps/v1', template];
  return [
    `apiVersion: ${apiVersion}`,
    `kind: ${kind}`,
    `metadata: { name: ${name}, namespace: ${namespace} }`,
    `spec: { ${body} }`,
  ].join('\n');
}

/** An object of a custom kind. */
export function custom(apiVersion: string, kind: string, name: string, spec = '{}', namespace = 'shop'): string {
  return [
    `apiVersion: ${apiVersion}`,
    `kind: ${kind}`,
    `metadata: { name: ${name}, namespace: ${namespace} }`,
    `spec: ${spec}`,
  ].join('\n');
}

/** A rule of egress that lets everybody in it resolve names. */
export const DNS =
  '{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }, podSelector: { matchLabels: { k8s-app: kube-dns } } }], ports: [{ port: 53, protocol: UDP }, { port: 53 }] }';

/** A selector for pods with one label. */
export function labelled(key: string, value: string): string {
  return `{ matchLabels: { ${key}: ${value} } }`;
}
