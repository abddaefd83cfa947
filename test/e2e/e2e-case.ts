import type { PlainPeer, PlainPolicy, PlainRule, PlainSelector } from '../support/point-evaluator';
import type { AddedLabels } from './fixture';

/** As it stands in YAML. */
export interface E2ePolicy extends PlainPolicy {
  readonly apiVersion: string;
  readonly kind: string;
}

/** One case of the upstream suite, in our own words. */
export interface E2eCase {
  /** Stable, kebab-case. */
  readonly id: string;
  /** The part of the suite that upstream has it in. */
  readonly suite: 'core' | 'udp' | 'sctp';
  /** Says enough to find the case upstream. */
  readonly title: string;
  /** One after the other, each with everything that holds then. */
  readonly steps: readonly Step[];
  /** That no step denies anything is what the case is about. @default false */
  readonly deniesNothing?: boolean;
}

/** A state of the cluster, and what is seen in it. */
export interface Step {
  readonly title: string;
  readonly policies: readonly E2ePolicy[];
  /** @default - the labels of the fixture alone */
  readonly labels?: AddedLabels;
  readonly probes: readonly Probe[];
}

/** What every pod finds when it tries every other one on this port. */
export interface Probe {
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  readonly port: 80 | 81;
  /** Lines as in matrix.ts. */
  readonly matrix: readonly string[];
}

export function probe(protocol: Probe['protocol'], port: Probe['port'], ...matrix: string[]): Probe {
  return { protocol, port, matrix };
}

/** A policy for the pods with these labels. It isolates in the directions that it has rules for, empty lists included. */
export function policy(
  namespace: string,
  name: string,
  pods: Record<string, string>,
  rules: { readonly ingress?: PlainRule[]; readonly egress?: PlainRule[] },
): E2ePolicy {
  const policyTypes = [...(rules.ingress ? ['Ingress'] : []), ...(rules.egress ? ['Egress'] : [])];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { namespace, name },
    spec: { podSelector: labels(pods), policyTypes, ...rules },
  };
}

export function labels(matchLabels: Record<string, string>): PlainSelector {
  return { matchLabels };
}

export function expression(key: string, operator: 'In' | 'NotIn', ...values: string[]): PlainSelector {
  return { matchExpressions: [{ key, operator, values }] };
}

/** The label that every namespace has (S26). */
export const NAME = 'kubernetes.io/metadata.name';

/** All pods of the namespace with this name. */
export function namespace(name: string): PlainPeer {
  return { namespaceSelector: labels({ [NAME]: name }) };
}

export const EVERY_POD = {};
/** A rule without limits. */
export const ANYTHING: PlainRule = {};
