import type { IConstruct } from 'constructs';
import { compareText } from '../base/compare-text';
import type { Cni } from './cni';
import type { CreationSite } from './creation-site';
import type { Dns } from './dns';
import type { Checks, ForeignPolicies, Grouping, Pairing } from './options';

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
  /** Who answers for the rules that name no owner. @default - nobody */
  readonly owner?: string;
  /** Whether every rule must say why it exists (`rationale-missing`). @default false */
  readonly requireRationale?: boolean;
  /**
   * CIDRs in which pods have their addresses, at least one (`option-invalid`, `cidr-invalid`): an ipBlock that covers all
   * of them matches every pod, one that holds none of them matches none. The analysis asks for it.
   * @default - the private ranges of both families
   */
  readonly podCidrs?: string[];
  /** CIDRs in which nodes have their addresses, as `podCidrs`. @default - the private ranges of both families */
  readonly nodeCidrs?: string[];
  /** The network plugin, which decides what Kubernetes leaves open. The analysis asks for it. @default - none in particular */
  readonly cni?: Cni;
  /** Whether NetworkPolicies that the constructs did not make are fine (`foreign-policy-forbidden`). @default ForeignPolicies.ALLOW */
  readonly foreignPolicies?: ForeignPolicies;
  /** Which checks look at the policies: those of `netpol check`. @default Checks.NONE */
  readonly checks?: Checks;
}

const DEFAULTS = Symbol.for('cdk8s-netpol.defaults');
/** On the root: the scopes that have settings, so that nobody has to look for them. */
const SCOPES = Symbol.for('cdk8s-netpol.defaults-scopes');

/** What is set at one scope, and the line that set it last. */
export interface ScopeDefaults {
  readonly props: DefaultsProps;
  readonly site: CreationSite;
}

export function defaultsAt(scope: IConstruct): ScopeDefaults | undefined {
  return (scope as unknown as Record<symbol, ScopeDefaults | undefined>)[DEFAULTS];
}

/** The scopes of an app that have settings of their own, in the order of their paths. */
export function scopesWithDefaults(root: IConstruct): IConstruct[] {
  const scopes = (root as unknown as Record<symbol, Set<IConstruct> | undefined>)[SCOPES] ?? [];
  return [...scopes].sort((a, b) => compareText(a.node.path, b.node.path));
}

/** Sets what holds at a scope, in place of what did. */
export function setDefaultsAt(scope: IConstruct, value: ScopeDefaults): void {
  Object.defineProperty(scope, DEFAULTS, { value, configurable: true });
  const root = scope.node.root as unknown as Record<symbol, Set<IConstruct> | undefined>;
  if (!root[SCOPES]) Object.defineProperty(root, SCOPES, { value: new Set<IConstruct>() });
  root[SCOPES]?.add(scope);
}

/** The setting in force at a construct; `undefined` where nobody set it. */
export function settingAt<K extends keyof DefaultsProps>(construct: IConstruct, key: K): DefaultsProps[K] {
  for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
    const value = defaultsAt(scope)?.props[key];
    if (value !== undefined) return value;
  }
  return undefined;
}
