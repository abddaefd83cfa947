import type { IConstruct } from 'constructs';
import { shown } from '../base/show-value';
import type { Endpoint, GraphPeer } from '../graph/app-graph';
import type { Direction } from '../model/direction';
import type { PolicyPorts } from '../model/policy-ports';
import type { ConstructFindings } from './construct-findings';
import { isSubject } from './construct-kinds';
import type { Endpoints } from './endpoints';
import type { Namespace } from './namespace';
import { isOfThisApp } from './own-app';
import type { IPeer, Peer } from './peer';
import { Port, portProblems } from './port';
import { readPeer } from './read-peer';
import type { Rule } from './rule';
import { namespaceOf } from './scopes';
import type { ISubject } from './subject';

/** Reads the subject, the peers and the ports of a rule. What cannot be read is reported, and comes back as nothing. */
export class RuleEnds {
  public constructor(
    private readonly root: IConstruct,
    private readonly endpoints: Endpoints,
    private readonly findings: ConstructFindings,
  ) {}

  public subjectOf(rule: Rule): Endpoint | undefined {
    const subject = rule._subject();
    if (!subject) {
      this.reportSubjectMissing(rule);
      return undefined;
    }
    if (!isSubject(subject)) {
      const help = 'a rule is about the pods of a Tier, or about all pods of a Namespace';
      this.findings.report('subject-missing', rule, { message: `${shown(subject)} is no Tier and no Namespace`, help });
      return undefined;
    }
    if (!isOfThisApp(this.root, this.findings, rule, subject)) return undefined;
    if (subject._peerOnly === 'imported') {
      this.findings.report('imported-subject', rule, {
        message: `${subject.node.id} in namespace ${subject.namespaceName} is imported: nothing is ever written for it`,
        help: 'write the rule at your own end of the flow, or declare the namespace with new Namespace',
      });
      return undefined;
    }
    if (subject._peerOnly === 'host-network') {
      this.reportHostNetwork(rule, subject);
      return undefined;
    }
    return this.endpoints.of(subject);
  }

  /** The namespace of the subject of a rule. */
  public namespaceOfSubject(rule: Rule): Namespace | undefined {
    const subject = rule._subject();
    const namespace = subject && namespaceOf(subject);
    if (!namespace) this.reportSubjectMissing(rule);
    return namespace;
  }

  /** The peers of a rule, all of them or none. */
  public peersOf(rule: Rule, peers: readonly IPeer[], direction: Direction): GraphPeer[] | undefined {
    if (peers.length === 0) {
      const field = direction === 'ingress' ? 'from' : 'to';
      this.findings.report('peers-missing', rule, {
        message: `${field} names no peer`,
        help: `name at least one; an empty list would mean everybody in Kubernetes, which is written ${field}: [Peer.anywhere()]`,
      });
      return undefined;
    }
    if (peers.length > 1 && peers.some((peer) => isAnywhere(readPeer(peer).peer))) {
      this.findings.report('peer-absorbed', rule, {
        message: `Peer.anywhere() already includes the other ${peers.length === 2 ? 'peer' : 'peers'} of this rule`,
        help: 'leave out Peer.anywhere() to allow the named peers only, or leave out the others',
      });
    }
    const graphPeers = peers.map((peer) => this.peerOf(rule, peer));
    const sound = graphPeers.filter((peer) => peer !== undefined);
    return sound.length === peers.length ? sound : undefined;
  }

  /** The ports of a rule, `undefined` for those that the destination declares. */
  public portsOf(rule: Rule, ports: readonly Port[] | PolicyPorts | undefined): PolicyPorts | 'unreadable' | undefined {
    if (!ports || !Array.isArray(ports)) return ports as PolicyPorts | undefined;
    if (ports.length === 0) {
      this.findings.report('ports-missing', rule, {
        message: 'ports is an empty list',
        help: 'leave ports out to mean those that the destination declares, name some, or write ports: [Port.all()]',
      });
      return 'unreadable';
    }
    const problems = portProblems(ports);
    this.findings.reportValues(problems, rule);
    return problems.length === 0 ? Port._toPolicyPorts(ports) : 'unreadable';
  }

  private peerOf(rule: Rule, given: IPeer): GraphPeer | undefined {
    const { peer, why } = readPeer(given);
    if (!peer) {
      this.findings.report('peer-unreadable', rule, {
        message: `${shown(given)} is no peer: ${why}`,
        help: 'use a Tier, a Namespace, a Peer, or Peer.of(...) for what cdk8s-plus made',
      });
      return undefined;
    }
    const errors = peer._problems.filter((problem) => this.findings.reportValue(problem, rule));
    if (errors.length > 0) return undefined;
    const target = peer._target;
    if ('kind' in target) return target;
    if (!isOfThisApp(this.root, this.findings, rule, target)) return undefined;
    if (target._peerOnly === 'host-network') {
      this.reportHostNetwork(rule, target);
      return undefined;
    }
    const endpoint = this.endpoints.of(target);
    return endpoint && { kind: 'endpoint', endpoint };
  }

  private reportSubjectMissing(rule: Rule): void {
    this.findings.report('subject-missing', rule, {
      message: 'the rule has no subject: it stands in no Tier and no Namespace',
      help: 'create it in the scope of the Tier or Namespace that it is about, or set subject',
    });
  }

  private reportHostNetwork(rule: Rule, subject: ISubject): void {
    this.findings.report('host-network-tier', rule, {
      message: `the pods of ${subject.node.id} use the network of their nodes: selectors do not match them, and no policy applies to them`,
      help: 'as a peer, allow the addresses of the nodes with Peer.ipBlock; as a subject they cannot be isolated',
    });
  }
}

function isAnywhere(peer: Peer | undefined): boolean {
  return peer !== undefined && 'kind' in peer._target && peer._target.kind === 'anywhere';
}
