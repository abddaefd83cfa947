import type {
  AllowRule,
  AppGraph,
  Endpoint,
  ForeignPolicy,
  GraphNamespace,
  GraphPeer,
  GraphRule,
  IsolationRule,
  RuleNotes,
} from '../../lib/graph/app-graph';
import { LabelSelector, type Labels } from '../../lib/model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../../lib/model/namespace';
import { PolicyPorts, type PolicyPort } from '../../lib/model/policy-ports';
import { writeNetworkPolicy } from '../../lib/manifest/write-network-policy';
import type { Lowering } from '../../lib/lower/lower';
import type { PlainPolicy } from '../support/point-evaluator';

/** A namespace of the app, selected by its name. */
export function namespace(name: string, overrides: Partial<GraphNamespace> = {}): GraphNamespace {
  return {
    name,
    labels: { [NAMESPACE_NAME_LABEL]: name },
    selector: LabelSelector.of({ [NAMESPACE_NAME_LABEL]: name }),
    owned: true,
    ...overrides,
  };
}

export const FRONT = namespace('front');
export const BACK = namespace('back');
export const SYSTEM = namespace('system', { owned: false });

export function tcp(first: number, last = first): PolicyPorts {
  return PolicyPorts.of([{ protocol: 'TCP', first, last } satisfies PolicyPort]);
}

/** Pods of a namespace by labels, named for them. */
export function tier(home: GraphNamespace, labels: Labels, overrides: Partial<Endpoint> = {}): Endpoint {
  const id = Object.values(labels).join('-');
  return {
    namespace: home,
    pods: LabelSelector.of(labels),
    id,
    owned: home.owned,
    declaredPorts: tcp(80),
    policyName: id.toLowerCase(),
    grouping: 'rule',
    ...overrides,
  };
}

/** All pods of a namespace. */
export function everyPodOf(home: GraphNamespace, overrides: Partial<Endpoint> = {}): Endpoint {
  const pods = LabelSelector.EVERYTHING;
  return tier(home, {}, { pods, id: home.name, policyName: home.name, declaredPorts: undefined, ...overrides });
}

export function at(endpoint: Endpoint): GraphPeer {
  return { kind: 'endpoint', endpoint };
}

export const ANYWHERE: GraphPeer = { kind: 'anywhere' };

export function addresses(host: string | undefined, ...cidrs: string[]): GraphPeer {
  return { kind: 'addresses', blocks: cidrs.map((cidr) => ({ cidr, except: [] })), host };
}

export function notes(overrides: Partial<RuleNotes> = {}): RuleNotes {
  return { layer: 'application', labels: {}, annotations: {}, ...overrides };
}

function common(policyName: string) {
  const origin = { constructPath: `app/${policyName}`, location: () => undefined };
  return { policyName, notes: notes(), origin };
}

export function allow(
  name: string,
  subject: Endpoint,
  peers: GraphPeer[],
  overrides: Partial<AllowRule> = {},
): AllowRule {
  return {
    kind: 'allow',
    subject,
    direction: 'ingress',
    peers,
    pairing: 'auto',
    isPairingStated: true,
    isolates: false,
    ...common(name),
    ...overrides,
  };
}

export function deny(name: string, subject: Endpoint, overrides: Partial<IsolationRule> = {}): IsolationRule {
  return { kind: 'isolation', subject, directions: ['ingress', 'egress'], ...common(name), ...overrides };
}

/** A policy that is not ours and allows nothing; of `policy` only the rules are taken. */
export function foreign(name: string, home: GraphNamespace, overrides: Partial<ForeignPolicy> = {}): ForeignPolicy {
  const rest = {
    namespace: home.name,
    name,
    pods: LabelSelector.EVERYTHING,
    isolates: ['ingress'] as const,
    origin: { constructPath: `foreign/${name}`, location: () => ({ file: 'main.ts', line: 3, column: 1 }) },
    ...overrides,
  };
  const { ingress = [], egress = [] } = overrides.policy ?? {};
  return {
    ...rest,
    policy: {
      namespace: rest.namespace,
      name: rest.name,
      labels: {},
      annotations: {},
      podSelector: rest.pods,
      isolates: rest.isolates,
      ingress,
      egress,
    },
  };
}

export function graphOf(rules: GraphRule[], foreignPolicies: ForeignPolicy[] = []): AppGraph {
  return { namespaces: [FRONT, BACK, SYSTEM], tiers: [], rules, foreignPolicies };
}

export function plainPolicies({ policies }: Lowering): PlainPolicy[] {
  return policies.map(({ policy }) => writeNetworkPolicy(policy) as unknown as PlainPolicy);
}

/** Policies as `namespace/name`. */
export function namesOf({ policies }: Lowering): string[] {
  return policies.map(({ policy }) => `${policy.namespace}/${policy.name}`);
}

export function codesOf({ diagnostics }: Lowering): string[] {
  return diagnostics.map(({ code }) => code);
}
