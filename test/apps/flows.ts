import type { SynthesizedPolicies, SynthesizedPolicy } from 'cdk8s-netpol/testing';

interface Selector {
  readonly matchLabels?: { readonly [key: string]: string };
}

interface WrittenPeer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string };
}

interface WrittenRule {
  readonly from?: readonly WrittenPeer[];
  readonly to?: readonly WrittenPeer[];
  readonly ports?: readonly { readonly protocol: string; readonly port: number }[];
}

interface WrittenSpec {
  readonly podSelector: Selector;
  readonly policyTypes: readonly string[];
  readonly ingress?: readonly WrittenRule[];
  readonly egress?: readonly WrittenRule[];
}

/**
 * What policies allow, read from what is written and not from what declared it: one line for each peer and port, such
 * as `shop/api <- shop/web TCP 9090` for ingress and `shop/web -> shop/api TCP 9090` for egress. Pods are named by the
 * only label that selects them, `*` is every pod. Works for policies that select by one label, and by namespace name.
 */
export function allowedFlows(policies: SynthesizedPolicies): string[] {
  return policies.ids.flatMap((id) => flowsOf(policies.get(id))).sort();
}

/** The subjects that policies isolate, such as `shop/* Ingress`. */
export function isolated(policies: SynthesizedPolicies): string[] {
  const lines = policies.ids.flatMap((id) => {
    const { metadata, spec } = read(policies.get(id));
    return spec.policyTypes.map((type) => `${metadata.namespace}/${podsOf(spec.podSelector)} ${type}`);
  });
  return [...new Set(lines)].sort();
}

function flowsOf(policy: SynthesizedPolicy): string[] {
  const { metadata, spec } = read(policy);
  const home = metadata.namespace ?? '';
  const subject = `${home}/${podsOf(spec.podSelector)}`;
  const lines = (arrow: string, rule: WrittenRule): string[] =>
    (rule.from ?? rule.to ?? [{ ipBlock: { cidr: 'anywhere' } }]).flatMap((peer) =>
      (rule.ports ?? [{ protocol: 'ALL', port: '' }]).map(({ protocol, port }) =>
        `${subject} ${arrow} ${peerOf(peer, home)} ${protocol} ${port}`.trimEnd(),
      ),
    );
  return [
    ...(spec.ingress ?? []).flatMap((rule) => lines('<-', rule)),
    ...(spec.egress ?? []).flatMap((rule) => lines('->', rule)),
  ];
}

function read(policy: SynthesizedPolicy): { metadata: SynthesizedPolicy['metadata']; spec: WrittenSpec } {
  return policy as unknown as { metadata: SynthesizedPolicy['metadata']; spec: WrittenSpec };
}

function peerOf({ ipBlock, namespaceSelector, podSelector }: WrittenPeer, home: string): string {
  if (ipBlock) return ipBlock.cidr;
  const namespace = namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'] ?? (namespaceSelector ? '*' : home);
  return `${namespace}/${podsOf(podSelector ?? {})}`;
}

function podsOf({ matchLabels = {} }: Selector): string {
  return Object.values(matchLabels).join('+') || '*';
}
