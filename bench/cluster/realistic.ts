import { addressBlocks } from './address-blocks';
import { namespaceObject, policyObject, type ClusterObjects, type PolicyObject } from './manifests';
import { planNamespaces, type NamespacePlan, type NamespacesShape } from './namespaces';
import { DENY_ALL, POLICY_KINDS, type PolicyKind } from './policy-kinds';
import { Random, repeat } from './random';
import { WorkloadMaker, type WorkloadForm } from './workloads';

/** Everything that a realistic cluster is made from: the same shape gives the same bytes. */
export interface RealisticShape extends NamespacesShape {
  readonly seed: number;
  readonly policies: number;
  /** Of policies that select a pod. */
  readonly peers: number;
  /** Namespaces that deny everything, as a share of all. */
  readonly denyShare: number;
  /** Different address blocks. */
  readonly blocks: number;
}

export function realisticCluster(shape: RealisticShape, form: WorkloadForm, replicaFactor = 1): ClusterObjects {
  const random = new Random(shape.seed);
  const namespaces = planNamespaces(shape, random);
  const policies = makePolicies(shape, namespaces, random);
  const maker = new WorkloadMaker(form, replicaFactor);
  return {
    namespaces: namespaces.map(({ name, labels }) => namespaceObject(name, labels)),
    workloads: namespaces.flatMap(({ name, apps }) => apps.flatMap((app) => maker.make(name, app))),
    policies,
  };
}

interface PolicyPlan {
  readonly home: NamespacePlan;
  readonly kind: PolicyKind;
  peers: number;
}

function makePolicies(shape: RealisticShape, namespaces: readonly NamespacePlan[], random: Random): PolicyObject[] {
  const denied = namespaces.filter(() => random.fraction() < shape.denyShare);
  const plans = planPolicies(shape, shape.policies - denied.length, namespaces, random);
  const blocks = addressBlocks(shape.blocks, random);
  const denials = denied.map(({ name }) => policyObject(name, 'default-deny', structuredClone(DENY_ALL)));
  const allowances = plans.map(({ home, kind, peers }, number) =>
    policyObject(
      home.name,
      `${kind.name}-${number}`,
      structuredClone(kind.spec({ random, home, namespaces, blocks, peers })),
    ),
  );
  return [...denials, ...allowances];
}

/** Policies of a namespace grow with its pods, but not in proportion. */
const TICKETS_OF_EACH = 3;

/** Large namespaces have more policies. One peer each, then more where it makes sense, until there are enough. */
function planPolicies(
  shape: RealisticShape,
  count: number,
  namespaces: readonly NamespacePlan[],
  random: Random,
): PolicyPlan[] {
  const tickets = namespaces.flatMap((namespace) => repeat(namespace.pods + TICKETS_OF_EACH, () => namespace));
  const plans = repeat(count, (): PolicyPlan => {
    return { home: random.pick(tickets), kind: random.weighted(POLICY_KINDS), peers: 1 };
  });
  const effective = plans.filter(({ kind }) => kind.name !== 'retired');
  const written = effective.reduce((sum, { kind }) => sum + (kind.name === 'same-namespace' ? 2 : 1), 0);
  const growing = effective.filter(({ kind }) => kind.grows);
  for (let peers = written; peers < shape.peers; peers++) random.pick(growing).peers++;
  return plans;
}
