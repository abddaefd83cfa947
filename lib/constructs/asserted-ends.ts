import type { IConstruct } from 'constructs';
import { shown } from '../base/show-value';
import { AssertedEnd } from './asserted-end';
import type { ConstructFindings } from './construct-findings';
import type { Endpoints } from './endpoints';
import { isOfThisApp } from './own-app';
import type { IPeer } from './peer';
import { readPeer } from './read-peer';

/** Reads the ends of assertions. What cannot be read is reported, and comes back as nothing. */
export class AssertedEnds {
  public constructor(
    private readonly root: IConstruct,
    private readonly endpoints: Endpoints,
    private readonly findings: ConstructFindings,
  ) {}

  /** @param home Namespace that a peer means which names none. */
  public read(construct: IConstruct, given: IPeer | undefined, home: string | undefined): AssertedEnd | undefined {
    const { peer, why } = readPeer(given);
    if (!peer) {
      this.findings.report('peer-unreadable', construct, {
        message: `${shown(given)} is no end of a flow: ${why}`,
        help: 'use a Tier, a Namespace, a Peer, or Peer.of(...) for what cdk8s-plus made',
      });
      return undefined;
    }
    const errors = peer._problems.filter((problem) => this.findings.reportValue(problem, construct));
    if (errors.length > 0) return undefined;
    const target = peer._target;
    if ('kind' in target) {
      const isHomeless = target.kind === 'selection' && !target.peer.namespaceSelector && home === undefined;
      if (!isHomeless) return new AssertedEnd(target, home, false);
      this.findings.report('namespaces-missing', construct, {
        message: 'an end means pods of its own namespace, and the assertion stands in none',
        help: 'make the assertion in the scope of the Namespace that is meant, or name it with Namespaces.named(...)',
      });
      return undefined;
    }
    if (!isOfThisApp(this.root, this.findings, construct, target)) return undefined;
    const endpoint = this.endpoints.of(target);
    const isHostNetwork = target._peerOnly === 'host-network';
    return endpoint && new AssertedEnd({ kind: 'endpoint', endpoint }, home, isHostNetwork);
  }
}
