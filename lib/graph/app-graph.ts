import type { Origin } from '../diagnostics/origin';
import type { Direction } from '../model/direction';
import type { LabelSelector, Labels } from '../model/label-selector';
import type { IpBlock, NetworkPolicy, PolicyPeer } from '../model/network-policy';
import type { PolicyPorts } from '../model/policy-ports';
import type { ContainerPort } from '../model/workload';

/** A namespace of the application, or one that belongs to somebody else. */
export interface GraphNamespace {
  readonly name: string;
  /** Labels that the namespace carries, `kubernetes.io/metadata.name` among them (S26). */
  readonly labels: Labels;
  /** How a policy in another namespace selects this one. */
  readonly selector: LabelSelector;
  /** Whether policies may be written into it. */
  readonly owned: boolean;
}

/** A group of pods in one namespace: what a rule is about, or one end of a flow. */
export interface Endpoint {
  readonly namespace: GraphNamespace;
  readonly pods: LabelSelector;
  /** Readable id, unique for people, not for machines: the tier's ids, or the namespace's name. */
  readonly id: string;
  /** Whether the other half of a flow may be written for it. */
  readonly owned: boolean;
  /** Ports that the pods listen on; `undefined` where none are declared. */
  readonly declaredPorts?: PolicyPorts;
  /** Name of the policy that takes all rules of these pods under `grouping: 'subject'`. */
  readonly policyName: string;
  readonly grouping: PolicyGrouping;
}

/** Pods that the app declares, whether or not a rule names them. */
export interface GraphTier {
  readonly endpoint: Endpoint;
  /** Single ports that the pods listen on, with the names that rules may use for them. */
  readonly ports: readonly ContainerPort[];
  /** Whether the pods use the network of their node: no rule can name them then. */
  readonly hostNetwork: boolean;
  readonly origin: Origin;
}

export type PolicyGrouping = 'rule' | 'subject';

/** The other side of a rule. */
export type GraphPeer =
  | { readonly kind: 'endpoint'; readonly endpoint: Endpoint }
  | { readonly kind: 'anywhere' }
  | { readonly kind: 'selection'; readonly peer: Exclude<PolicyPeer, { ipBlock: IpBlock }> }
  | { readonly kind: 'addresses'; readonly blocks: readonly IpBlock[]; readonly host?: string };

/** When the other half of a flow is written: see `Pairing`. */
export type PairingMode = 'auto' | 'both' | 'one-sided';

/** What a rule says about itself; it ends up as labels and annotations. */
export interface RuleNotes {
  readonly rationale?: string;
  readonly owner?: string;
  readonly reviewBy?: string;
  readonly layer: string;
  readonly labels: Labels;
  readonly annotations: Labels;
}

interface GraphRuleBase {
  /** Name of the policy that carries the rule. */
  readonly policyName: string;
  readonly subject: Endpoint;
  readonly notes: RuleNotes;
  readonly origin: Origin;
}

/** Allows flows between the subject and each of the peers. */
export interface AllowRule extends GraphRuleBase {
  readonly kind: 'allow';
  readonly direction: Direction;
  readonly peers: readonly GraphPeer[];
  /** `undefined` means the ports that the destination declares. */
  readonly ports?: PolicyPorts;
  readonly pairing: PairingMode;
  /** Whether the rule itself says so, and not the Defaults: only then BOTH speaks of wide peers too. */
  readonly isPairingStated?: boolean;
  /** Whether the user said that isolating the subject is meant. */
  readonly isolates: boolean;
  /** Whether the peers are the resolvers of the subject. */
  readonly resolvesNames?: boolean;
}

/** Isolates the subject: what no rule allows is denied. */
export interface IsolationRule extends GraphRuleBase {
  readonly kind: 'isolation';
  readonly directions: readonly Direction[];
}

export type GraphRule = AllowRule | IsolationRule;

/** A policy of the app that the constructs did not make: it isolates pods, and its name is taken. */
export interface ForeignPolicy {
  readonly namespace: string;
  readonly name: string;
  readonly pods: LabelSelector;
  readonly isolates: readonly Direction[];
  /** The whole policy, of which the fields above are what lowering looks at. */
  readonly policy: NetworkPolicy;
  /** Whether somebody said that everything it lets through is meant. */
  readonly isAdopted?: boolean;
  readonly origin: Origin;
}

/** Everything that is declared, complete before anything is lowered. The order of its lists carries no meaning. */
export interface AppGraph {
  readonly namespaces: readonly GraphNamespace[];
  readonly tiers: readonly GraphTier[];
  readonly rules: readonly GraphRule[];
  readonly foreignPolicies: readonly ForeignPolicy[];
}

/** Text that is equal for two endpoints if and only if they are the same pods by the same selector. */
export function endpointKey(endpoint: Endpoint): string {
  return `${endpoint.namespace.name}/${endpoint.pods.key}`;
}

/** The pods of an endpoint, in words. */
export function describeEndpoint({ namespace, pods, id }: Endpoint): string {
  return pods.isEverything ? `all pods of namespace ${namespace.name}` : `tier ${id} of namespace ${namespace.name}`;
}
