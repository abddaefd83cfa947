import type { IConstruct } from 'constructs';
import type { IPeer } from './peer';

/** What a rule can be about: the pods of a Tier, or all pods of a Namespace. */
export interface ISubject extends IConstruct, IPeer {
  /** Name of the namespace that the pods live in. */
  readonly namespaceName: string;
  /** @internal Why no rule can be written for these pods, if none can. */
  readonly _peerOnly?: 'imported' | 'host-network';
}
