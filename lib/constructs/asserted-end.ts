import { EndSelection } from '../analysis/expectations/end-selection';
import type { PeerAt } from '../closure/universe';
import type { Endpoint, GraphPeer } from '../graph/app-graph';
import { UNKNOWN_NAMESPACE } from '../model/workload';
import type { PolicyPorts } from '../model/policy-ports';

/** An end of an assertion: what a peer of a rule would be, or pods on the network of their nodes. */
export class AssertedEnd {
  public constructor(
    private readonly peer: GraphPeer,
    /** Namespace that a peer means which names none. */
    private readonly home: string | undefined,
    private readonly isHostNetwork: boolean,
  ) {}

  /** Ports that the pods listen on, where they are a tier that declares any. */
  public get declaredPorts(): PolicyPorts | undefined {
    return this.peer.kind === 'endpoint' ? this.peer.endpoint.declaredPorts : undefined;
  }

  /** The pods that have to be in a universe so that this end is not nobody. */
  public get peerAt(): PeerAt {
    return { peer: this.peer, home: this.home ?? UNKNOWN_NAMESPACE };
  }

  /** @param idOf The id of the pod that stands for a tier. */
  public selection(idOf: (tier: Endpoint) => string | undefined): EndSelection {
    switch (this.peer.kind) {
      case 'anywhere':
        return EndSelection.EVERYTHING;
      case 'addresses':
        return EndSelection.anyOf(this.peer.blocks.map((ipBlock) => EndSelection.peer({ ipBlock }, '')));
      case 'selection':
        return EndSelection.peer(this.peer.peer, this.home ?? UNKNOWN_NAMESPACE);
      case 'endpoint':
        return this.ofEndpoint(this.peer.endpoint, idOf);
    }
  }

  /** No selector matches pods on the network of their nodes, so they are named by their id. */
  private ofEndpoint(endpoint: Endpoint, idOf: (tier: Endpoint) => string | undefined): EndSelection {
    if (!this.isHostNetwork) return EndSelection.pods(endpoint.namespace.name, endpoint.pods);
    const id = idOf(endpoint);
    return id === undefined ? EndSelection.NOBODY : EndSelection.endpoint(id);
  }
}
