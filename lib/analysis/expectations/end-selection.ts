import { IpSet } from '../../model/ip-set';
import { LabelSelector } from '../../model/label-selector';
import type { PolicyPeer } from '../../model/network-policy';
import type { PodPeer } from '../pod-index';

/** A part of an {@link EndSelection}. */
export type EndPart =
  | { readonly kind: 'everything' }
  | { readonly kind: 'pods'; readonly namespace: string; readonly selector: LabelSelector }
  | { readonly kind: 'peer'; readonly peer: PodPeer; readonly home: string }
  | { readonly kind: 'addresses'; readonly addresses: IpSet }
  | { readonly kind: 'endpoint'; readonly id: string };

/**
 * What an end of an expectation stands for, whichever cluster it is asked of: pods that selectors match, addresses,
 * endpoints by their ids, or several of these together. A frozen value.
 */
export class EndSelection {
  /** Nobody at all. */
  public static readonly NOBODY = new EndSelection([]);
  /** Every pod and every address. */
  public static readonly EVERYTHING = new EndSelection([{ kind: 'everything' }]);

  /** The pods of one namespace that a selector matches. */
  public static pods(namespace: string, selector: LabelSelector = LabelSelector.EVERYTHING): EndSelection {
    return new EndSelection([{ kind: 'pods', namespace, selector }]);
  }

  /** What a peer of a policy in the namespace `home` matches. */
  public static peer(peer: PolicyPeer, home: string): EndSelection {
    if ('ipBlock' in peer) return EndSelection.addresses(IpSet.ofIpBlock(peer.ipBlock));
    return new EndSelection([{ kind: 'peer', peer, home }]);
  }

  /** Addresses, and pods that are known to have one of them. */
  public static addresses(addresses: IpSet): EndSelection {
    return new EndSelection([{ kind: 'addresses', addresses }]);
  }

  /** An endpoint by its id, `<namespace>/<name>` where that is unambiguous, or an IP address. */
  public static endpoint(id: string): EndSelection {
    return new EndSelection([{ kind: 'endpoint', id }]);
  }

  /** Everything that any of these stands for. */
  public static anyOf(selections: readonly EndSelection[]): EndSelection {
    return new EndSelection(selections.flatMap(({ parts }) => parts));
  }

  private constructor(public readonly parts: readonly EndPart[]) {
    Object.freeze(this);
  }
}
