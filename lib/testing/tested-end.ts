import type { IConstruct } from 'constructs';
import type { PodPeer } from '../analysis/pod-index';
import type { Tier } from '../constructs/tier';
import type { IpBlock } from '../model/network-policy';
import type { PolicyPorts } from '../model/policy-ports';
import type { ContainerPort } from '../model/workload';

/** What an end of a question stands for, whichever cluster is asked. */
export type EndMeaning =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'everybody' }
  | { readonly kind: 'addresses'; readonly blocks: readonly IpBlock[] }
  /** `home` is the namespace that a peer means which names none. */
  | { readonly kind: 'pods'; readonly peer: PodPeer; readonly home: string }
  /** No selector matches these pods (S51): they have to be found by the id that the App gives them. */
  | { readonly kind: 'host-network-tier'; readonly tier: Tier };

/** An end of a question as it was read. */
export interface TestedEnd {
  /** Which argument it is, e.g. `peers[1]`. */
  readonly path: string;
  /** What it is called in messages. */
  readonly text: string;
  readonly meaning: EndMeaning;
  /** Ports that it declares, where it does so itself. */
  readonly declaredPorts?: PolicyPorts;
  /** The single ones among them, with their names. */
  readonly containerPorts?: readonly ContainerPort[];
  /** The namespace that its pods live in, where that is one. */
  readonly namespace?: string;
  /** The construct that it is. */
  readonly construct?: IConstruct;
}
