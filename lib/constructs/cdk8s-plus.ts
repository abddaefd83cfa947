/*
 * What cdk8s-plus makes, met by shape: the package is never loaded, so any of its versions works beside ours.
 */
import { messageOf, shown } from '../base/show-value';
import type { GraphPeer } from '../graph/app-graph';
import { LabelSelector, type LabelOperator } from '../model/label-selector';
import { writeSelector } from '../manifest/write-network-policy';
import { checkedIpBlock } from './ip-block';
import { selectorOfNames } from './namespaces';
import { slugOf } from './slugs';
import type { ValueProblem } from './value-problem';

/** A network policy peer of cdk8s-plus: a workload, Pods, Namespaces, an ip block. */
export interface ICdk8sPlusPeer {
  /** What cdk8s-plus asks its own peers. */
  toNetworkPolicyPeerConfig(): unknown;
}

export interface Cdk8sPlusPeerReading {
  readonly graphPeer: GraphPeer;
  readonly slug: string;
  readonly problems: readonly ValueProblem[];
}

interface ToKube {
  _toKube(): unknown;
}

interface PeerConfig {
  readonly ipBlock?: ToKube;
  readonly podSelector?: {
    readonly labelSelector: ToKube;
    readonly namespaces?: { readonly labelSelector?: ToKube; readonly names?: readonly string[] };
  };
}

/** Reads a peer of cdk8s-plus; what is wrong with it comes back as problems. */
export function readCdk8sPlusPeer(peer: ICdk8sPlusPeer): Cdk8sPlusPeerReading {
  try {
    const config = peer.toNetworkPolicyPeerConfig() as PeerConfig;
    if (config.ipBlock) return readIpBlock(config.ipBlock);
    if (config.podSelector) return readPods(config.podSelector, (peer as { node?: { id: string } }).node?.id);
    return unreadable('it names neither pods nor an ip block');
  } catch (error) {
    return unreadable(messageOf(error));
  }
}

function readIpBlock(ipBlock: ToKube): Cdk8sPlusPeerReading {
  const { cidr, except } = ipBlock._toKube() as { cidr: string; except?: string[] };
  const { block, problems } = checkedIpBlock(cidr, except);
  return { graphPeer: { kind: 'addresses', blocks: [block] }, slug: slugOf(`ip-${cidr}`), problems };
}

function readPods(config: NonNullable<PeerConfig['podSelector']>, id = 'pods'): Cdk8sPlusPeerReading {
  const podSelector = readSelector(config.labelSelector);
  const { namespaces } = config;
  if (!namespaces) {
    const problem: ValueProblem = {
      code: 'peer-namespace-assumed',
      message: `${id} does not say in which namespace its pods live: the namespace of the policy is assumed`,
      help: 'set metadata.namespace on the workload, or select the pods with Peer.pods',
    };
    return { graphPeer: { kind: 'selection', peer: { podSelector } }, slug: id, problems: [problem] };
  }
  const byLabels = namespaces.labelSelector ? readSelector(namespaces.labelSelector) : LabelSelector.EVERYTHING;
  const namespaceSelector = namespaces.names?.length ? selectorOfNames(namespaces.names, byLabels) : byLabels;
  const peer = podSelector.isEverything ? { namespaceSelector } : { namespaceSelector, podSelector };
  return { graphPeer: { kind: 'selection', peer }, slug: id, problems: [] };
}

/** S32: there are no others. */
const OPERATORS: readonly LabelOperator[] = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

function readSelector(selector: ToKube): LabelSelector {
  const { matchLabels, matchExpressions } = selector._toKube() as {
    matchLabels?: Record<string, string>;
    matchExpressions?: readonly { key: string; operator: LabelOperator; values?: string[] }[];
  };
  const expressions = (matchExpressions ?? []).map((each) => ({ ...each, values: each.values ?? [] }));
  const unknown = expressions.find(({ operator }) => !OPERATORS.includes(operator));
  if (unknown) throw new Error(`${shown(unknown.operator)} is no operator of a label selector`);
  return LabelSelector.of(matchLabels, expressions);
}

function unreadable(why: string): Cdk8sPlusPeerReading {
  const help = 'pass a peer or workload of cdk8s-plus, or describe the pods with Peer.pods';
  const problem: ValueProblem = { code: 'peer-unreadable', message: `this is no peer of cdk8s-plus: ${why}`, help };
  return { graphPeer: { kind: 'addresses', blocks: [] }, slug: 'unreadable', problems: [problem] };
}

/** A label selector with the methods that cdk8s-plus calls on its own. */
export interface Cdk8sPlusLabelSelector {
  isEmpty(): boolean;
  _toKube(): unknown;
}

/** Selector of the pods of a tier, in the shape in which cdk8s-plus passes it around. */
export interface TierPodSelectorConfig {
  /** The labels of the pods. */
  // cdk8s-plus declares a class with private fields here. No type but never satisfies every version of it.
  readonly labelSelector: never;
  /** The namespace of the pods. */
  readonly namespaces: { readonly names: string[] };
}

/** A tier as a network policy peer, in the shape in which cdk8s-plus passes it around. */
export interface TierPeerConfig {
  /** The pods. */
  readonly podSelector: TierPodSelectorConfig;
}

export function podSelectorConfig(pods: LabelSelector, namespace: string): TierPodSelectorConfig {
  const labelSelector: Cdk8sPlusLabelSelector = {
    isEmpty: () => pods.isEverything,
    _toKube: () => writeSelector(pods),
  };
  return { labelSelector: labelSelector as never, namespaces: { names: [namespace] } };
}
