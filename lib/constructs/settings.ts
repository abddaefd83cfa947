import type { IConstruct } from 'constructs';
import type { CreationSite } from './creation-site';
import type { Dns } from './dns';
import type { ForeignPolicies, Grouping, Pairing } from './options';

/** Settings that hold for everything below a scope. */
export interface DefaultsProps {
  /** How the pods resolve names; `AllowDns` opens the way to it. @default Dns.kubeDns() */
  readonly dns?: Dns;
  /** Whether a rule also writes the other half of its flows. @default Pairing.AUTO */
  readonly pairing?: Pairing;
  /** One policy for each rule, or for each subject. @default Grouping.PER_RULE */
  readonly grouping?: Grouping;
  /**
   * Version of the API server, e.g. `'1.36'`: how strictly policies are validated that the constructs did not make.
   * What the constructs make always satisfies the newest one. @default - the newest known
   */
  readonly kubernetesVersion?: string;
  /** Whether every rule must say why it exists (`rationale-missing`). @default false */
  readonly requireRationale?: boolean;
  /** Whether NetworkPolicies that the constructs did not make are fine (`foreign-policy-forbidden`). @default ForeignPolicies.ALLOW */
  readonly foreignPolicies?: ForeignPolicies;
}

export const DEFAULTS = Symbol.for('cdk8s-netpol.defaults');

/** What is set at one scope, and the line that set it last. */
export interface ScopeDefaults {
  readonly props: DefaultsProps;
  readonly site: CreationSite;
}

export function defaultsAt(scope: IConstruct): ScopeDefaults | undefined {
  return (scope as unknown as Record<symbol, ScopeDefaults | undefined>)[DEFAULTS];
}

/** The setting in force at a construct; `undefined` where nobody set it. */
export function settingAt<K extends keyof DefaultsProps>(construct: IConstruct, key: K): DefaultsProps[K] {
  for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
    const value = defaultsAt(scope)?.props[key];
    if (value !== undefined) return value;
  }
  return undefined;
}
