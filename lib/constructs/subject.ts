import type { IConstruct } from 'constructs';
import type { Endpoint } from '../graph/app-graph';
import type { GraphBuilder } from './graph-builder';
import type { IPeer } from './peer';

/** What a rule can be about: the pods of a Tier, or all pods of a Namespace. */
export interface ISubject extends IConstruct, IPeer {
  /** Name of the namespace that the pods live in. */
  readonly namespaceName: string;
  /** @internal The pods in the graph that is being built. */
  _endpoint(builder: GraphBuilder): Endpoint;
  /** @internal Why no rule can be written for these pods, if none can. */
  readonly _peerOnly?: 'imported' | 'host-network';
}
