import { TypedFastBitSet as BitSet } from 'typedfastbitset';
import { PodIndex } from '../analysis/pod-index';
import type { Endpoint } from '../graph/app-graph';
import { IpSet } from '../model/ip-set';
import type { LabelSelector } from '../model/label-selector';
import type { IpBlock, PolicyPeer } from '../model/network-policy';
import type { PolicyPorts } from '../model/policy-ports';
import type { Universe } from './universe';

/** Everything of a universe that a peer stands for: positions of pods, and addresses. Never both but for everywhere. */
export interface Extent {
  readonly pods: BitSet;
  readonly addresses: IpSet;
}

/** What passes at one end of flows: to or from anything in the extent, on these ports. */
export interface Passage {
  readonly extent: Extent;
  readonly ports: PolicyPorts;
}

const NO_PODS = new BitSet();

/** Finds out what peers stand for. What is asked for in the same words is the same object. */
export class Extents {
  private readonly index: PodIndex;
  private readonly ofBitSets = new Map<BitSet, Extent>();
  private readonly ofBlocks = new Map<string, Extent>();
  /** Every pod that selectors can match, and every address. */
  public readonly everywhere: Extent;

  public constructor({ workloads, namespaces }: Universe) {
    this.index = PodIndex.ofWorkloads(workloads, new Map(namespaces.map((namespace) => [namespace.name, namespace])));
    this.everywhere = { pods: this.index.all, addresses: IpSet.ALL };
  }

  /** Positions of the pods of a namespace that match. */
  public podsIn(namespace: string, pods: LabelSelector): BitSet {
    return this.index.inNamespace(namespace, pods);
  }

  /** An entry of `from` or `to` in a policy of the namespace `home` (S19 to S22). */
  public ofPolicyPeer(peer: PolicyPeer, home: string): Extent {
    if ('ipBlock' in peer) return this.ofBlock(peer.ipBlock);
    return this.ofPods(this.index.ofPeer(peer, home));
  }

  /** The pods of an endpoint and no others. */
  public ofEndpoint({ namespace, pods }: Endpoint): Extent {
    return this.ofPods(this.podsIn(namespace.name, pods));
  }

  /** An endpoint as a peer seen from `home`: from another namespace, all pods whose namespace is selected like its own. */
  public ofEndpointFrom(endpoint: Endpoint, home: string): Extent {
    const { namespace, pods } = endpoint;
    if (namespace.name === home) return this.ofEndpoint(endpoint);
    return this.ofPods(this.index.inNamespaces(namespace.selector, pods));
  }

  public ofBlock(block: IpBlock): Extent {
    const key = [block.cidr, ...block.except].join(' ');
    const extent = this.ofBlocks.get(key) ?? { pods: NO_PODS, addresses: IpSet.ofIpBlock(block) };
    this.ofBlocks.set(key, extent);
    return extent;
  }

  private ofPods(pods: BitSet): Extent {
    const extent = this.ofBitSets.get(pods) ?? { pods, addresses: IpSet.EMPTY };
    this.ofBitSets.set(pods, extent);
    return extent;
  }
}
