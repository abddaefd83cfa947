/** Truth tables: who must reach whom, and who must not, written down by hand. */
import type { Labels } from '../../lib/model/label-selector';
import { workload, type Workload } from '../../lib/model/workload';

/** Some pods, and what must become of flows between them, and between them and addresses outside. */
export interface TruthTable {
  readonly title: string;
  /** Labels of namespaces. @default - none has any but the one with its name */
  readonly namespaces?: Readonly<Record<string, Labels>>;
  readonly pods: readonly Workload[];
  readonly rows: readonly TruthRow[];
}

/** `unknown` is what nobody can say as long as the address of a pod is not known. */
export type TruthOutcome = 'allowed' | 'denied' | 'unknown';

export interface TruthRow {
  readonly outcome: TruthOutcome;
  /** `<namespace>/<name>` of a pod, or an address outside the cluster. */
  readonly from: string;
  readonly to: string;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  readonly port: number;
  readonly why: string;
}

/** What a pod has beside its labels. */
export interface PodDetails {
  /** TCP ports of its container by name. @default - none: declaring a port opens nothing (S35) */
  readonly ports?: Readonly<Record<string, number>>;
  /** @default - not known */
  readonly address?: string;
}

export function deployment(id: string, labels: Labels, details: PodDetails = {}): Workload {
  return podsOf('Deployment', id, labels, details);
}

export function pod(id: string, labels: Labels, details: PodDetails = {}): Workload {
  return podsOf('Pod', id, labels, details);
}

function podsOf(kind: string, id: string, labels: Labels, { ports = {}, address }: PodDetails): Workload {
  const [namespace, name] = id.split('/');
  return workload({
    namespace,
    kind,
    name,
    labels,
    ports: Object.entries(ports).map(([portName, port]) => ({ name: portName, protocol: 'TCP', port })),
    addresses: address === undefined ? [] : [address],
  });
}

/** The cluster's own resolver, whose pods have an address that is not known. */
export const KUBE_DNS = deployment('kube-system/coredns', { 'k8s-app': 'kube-dns' }, { ports: { 'dns-tcp': 53 } });

/** A row. `on` is a protocol and a port: `TCP 80`. */
export function allowed(from: string, to: string, on: string, why: string): TruthRow {
  return row('allowed', from, to, on, why);
}

export function denied(from: string, to: string, on: string, why: string): TruthRow {
  return row('denied', from, to, on, why);
}

export function unknown(from: string, to: string, on: string, why: string): TruthRow {
  return row('unknown', from, to, on, why);
}

function row(outcome: TruthOutcome, from: string, to: string, on: string, why: string): TruthRow {
  const [, protocol, port] = /^(TCP|UDP|SCTP) (\d+)$/.exec(on) ?? [];
  if (!port) throw new Error(`"${on}" is no protocol and port`);
  return { outcome, from, to, protocol: protocol as TruthRow['protocol'], port: Number(port), why };
}
