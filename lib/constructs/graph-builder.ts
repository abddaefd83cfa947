import type { IConstruct } from 'constructs';
import { diagnose, type Particulars } from '../diagnostics/diagnose';
import type { DiagnosticCode } from '../diagnostics/codes';
import type { Diagnostic } from '../diagnostics/diagnostic';
import {
  describeEndpoint,
  type AppGraph,
  type Endpoint,
  type ForeignPolicy,
  type GraphNamespace,
  type GraphPeer,
  type GraphRule,
} from '../graph/app-graph';
import type { Direction } from '../model/direction';
import { dnsSubdomainProblems } from '../model/dns-name';
import { LabelSelector } from '../model/label-selector';
import { PolicyPorts } from '../model/policy-ports';
import type { Allowance } from './allow';
import { originOf, recordOf } from './construct-record';
import { Grouping, Pairing } from './options';
import { Port } from './port';
import { labelProblems } from './label-expression';
import type { Namespace } from './namespace';
import type { IPeer, Peer } from './peer';
import { readPeer } from './read-peer';
import type { Rule } from './rule';
import { checkRuleProps } from './rule-checks';
import { settingAt } from './settings';
import type { ISubject } from './subject';
import type { Tier } from './tier';
import { diagnoseValue, shown, type ValueProblem } from './value-problem';

/** Builds the graph from constructs, and collects what is wrong with them: everything, not just the first. */
export class GraphBuilder {
  public readonly diagnostics: Diagnostic[] = [];
  /** The construct that a rule of the graph comes from. */
  public readonly constructOf = new Map<GraphRule, Rule>();
  private readonly rules: GraphRule[] = [];
  private readonly endpoints = new Map<ISubject, Endpoint>();
  private readonly reportedValues = new Set<string>();

  public constructor(
    private readonly root: IConstruct,
    private readonly namespaces: ReadonlyMap<string, GraphNamespace>,
    private readonly foreignPolicies: readonly ForeignPolicy[],
  ) {}

  public build(): AppGraph {
    const { rules, namespaces, foreignPolicies } = this;
    return { rules, namespaces: [...namespaces.values()], foreignPolicies };
  }

  public report(code: DiagnosticCode, construct: IConstruct, particulars: Particulars): void {
    this.diagnostics.push(diagnose(code, originOf(construct), particulars));
  }

  /**
   * Reports what is wrong with a value that a construct uses, and says whether it is an error. One line that made a
   * value is one error, however many constructs use it.
   */
  public reportValue(problem: ValueProblem, construct: IConstruct): boolean {
    const diagnostic = diagnoseValue(problem, originOf(construct));
    const isError = diagnostic.severity === 'error';
    const { code, message, file, line, column } = diagnostic;
    const value = JSON.stringify([code, message, file, line, column]);
    if (isError && problem.site && this.reportedValues.has(value)) return true;
    this.reportedValues.add(value);
    this.diagnostics.push(diagnostic);
    return isError;
  }

  public checkLabels(construct: IConstruct, labels: { readonly [key: string]: string }): void {
    const origin = originOf(construct);
    this.diagnostics.push(...labelProblems(labels).map((problem) => diagnoseValue(problem, origin)));
  }

  public checkTier(tier: Tier): void {
    const { _pods: pods, _workload: workload, _props: props } = tier;
    for (const problem of tier._problems()) this.reportValue(problem, tier);
    for (const port of props.ports ?? []) {
      if (!(port instanceof Port)) this.reportNoPort(tier, port);
    }
    this.checkPolicyName(tier, props.policyName);
    if (!tier._namespace) {
      const help = 'create it in the scope of a Namespace: new Tier(namespace, ...)';
      this.report('tier-outside-namespace', tier, {
        message: `tier ${tier.node.id} stands outside every Namespace`,
        help,
      });
    } else if (workload?.namespace !== undefined && workload.namespace !== tier.namespaceName) {
      this.report('workload-namespace-mismatch', tier, {
        message: `the workload lives in namespace ${shown(workload.namespace)}, the tier in ${shown(tier.namespaceName)}`,
        help: 'create the tier in the Namespace that the workload lives in',
      });
    }
    if (pods.selector.isEverything && pods.problems.length === 0 && !workload) {
      const message = `tier ${tier.node.id} has no labels, which selects every pod of the namespace`;
      const help = 'give it labels; for all pods of a namespace, use the Namespace itself as subject or peer';
      this.report('selector-empty', tier, { message, help });
    }
  }

  /** Checks the name that a tier or namespace wants for the policy of its pods. */
  public checkPolicyName(construct: IConstruct, name: unknown): void {
    if (name === undefined) return;
    const wrong = typeof name === 'string' ? dnsSubdomainProblems(name) : ['it is no string'];
    if (wrong.length === 0) return;
    const help = "give it a name such as policyName: 'web', or leave policyName out";
    this.report('policy-name-invalid', construct, { message: `policy name ${shown(name)}: ${wrong.join('; ')}`, help });
  }

  public addIsolationRule(rule: Rule, directions: readonly Direction[]): void {
    const subject = this.subjectOf(rule);
    checkRuleProps(this, rule);
    if (subject) this.addRule(rule, { kind: 'isolation', directions, ...this.commonOf(rule, subject) });
  }

  public addAllowRule(rule: Rule, allowance: Allowance): void {
    const { direction, peers, ports, pairing, isolates = false, resolvesNames } = allowance;
    const subject = this.subjectOf(rule);
    checkRuleProps(this, rule);
    const graphPeers = this.peersOf(rule, peers, direction);
    const policyPorts = this.portsOf(rule, ports);
    if (!subject || !graphPeers || policyPorts === 'broken') return;
    this.addRule(rule, {
      kind: 'allow',
      direction,
      peers: graphPeers,
      ...(policyPorts && { ports: policyPorts }),
      pairing: pairing ?? settingAt(rule, 'pairing') ?? Pairing.AUTO,
      isolates,
      ...(resolvesNames && { resolvesNames }),
      ...this.commonOf(rule, subject),
    });
  }

  public reportSubjectMissing(rule: Rule): void {
    const message = 'the rule has no subject: it stands in no Tier and no Namespace';
    const help = 'create it in the scope of the Tier or Namespace that it is about, or set subject';
    this.report('subject-missing', rule, { message, help });
  }

  public reportCannotDeny(rule: Rule, field: 'from' | 'to'): void {
    const direction = field === 'from' ? 'ingress' : 'egress';
    this.report('cannot-deny', rule, {
      message: `NetworkPolicy only allows: a rule cannot take away ${direction} that another one allows`,
      help:
        `isolate the pods with DenyAll${field === 'from' ? 'Ingress' : 'Egress'} and allow the rest, or leave somebody out with ` +
        `LabelExpression.notIn; deny rules exist in ClusterNetworkPolicy, Calico, Cilium and Antrea`,
    });
  }

  /** The namespace construct of a subject, which stands for all its pods. */
  public namespaceOf(subject: ISubject | undefined): Namespace | undefined {
    if (!subject) return undefined;
    return isNamespace(subject) ? subject : (subject as Partial<Tier>)._namespace;
  }

  public namespaceEndpoint(namespace: Namespace): Endpoint {
    return this.endpoint(namespace, () => {
      const graphNamespace = this.graphNamespace(namespace);
      return {
        namespace: graphNamespace,
        pods: LabelSelector.EVERYTHING,
        id: namespace.namespaceName,
        owned: graphNamespace.owned && !namespace.isImported,
        policyName: namespace._props.policyName ?? namespace.namespaceName,
        grouping: this.groupingOf(namespace, namespace._props.grouping),
      };
    });
  }

  public tierEndpoint(tier: Tier): Endpoint {
    return this.endpoint(tier, () => {
      const id = tier._idInNamespace();
      const { policyName, grouping, ports = [] } = tier._props;
      return {
        namespace: this.graphNamespace(tier._namespace),
        pods: tier._pods.selector,
        id,
        owned: tier._peerOnly === undefined,
        ...(ports.length > 0 && { declaredPorts: Port._toPolicyPorts(ports.filter((port) => port instanceof Port)) }),
        policyName: typeof policyName === 'string' ? policyName : id.toLowerCase(),
        grouping: this.groupingOf(tier, grouping ?? tier._namespace?._props.grouping),
      };
    });
  }

  private endpoint(construct: ISubject, make: () => Endpoint): Endpoint {
    const endpoint = this.endpoints.get(construct) ?? make();
    this.endpoints.set(construct, endpoint);
    return endpoint;
  }

  private graphNamespace(namespace: Namespace | undefined): GraphNamespace {
    const known = namespace && this.namespaces.get(namespace.namespaceName);
    return known ?? { name: '', labels: {}, selector: LabelSelector.EVERYTHING, owned: false };
  }

  private groupingOf(construct: IConstruct, own: Grouping | undefined): Grouping {
    return own ?? settingAt(construct, 'grouping') ?? Grouping.PER_RULE;
  }

  private addRule(construct: Rule, rule: GraphRule): void {
    this.rules.push(rule);
    this.constructOf.set(rule, construct);
  }

  private commonOf(rule: Rule, subject: Endpoint) {
    const { policyName } = rule._props;
    if (subject.grouping === 'subject' && policyName !== undefined && policyName !== subject.policyName) {
      this.report('policy-name-unused', rule, {
        message: `policyName ${shown(policyName)} names no policy: ${describeEndpoint(subject)} has one for all its rules, ${shown(subject.policyName)}`,
        help: 'give the policyName to the Tier or Namespace, or leave it out here',
      });
    }
    return { subject, policyName: rule._policyName(), notes: rule._notes(), origin: originOf(rule) };
  }

  private subjectOf(rule: Rule): Endpoint | undefined {
    const subject = rule._subject();
    if (!subject) {
      this.reportSubjectMissing(rule);
      return undefined;
    }
    if (!isSubject(subject)) {
      const help = 'a rule is about the pods of a Tier, or about all pods of a Namespace';
      this.report('subject-missing', rule, { message: `${shown(subject)} is no Tier and no Namespace`, help });
      return undefined;
    }
    if (!this.isOfThisApp(rule, subject)) return undefined;
    if (subject._peerOnly === 'imported') {
      this.report('imported-subject', rule, {
        message: `${subject.node.id} in namespace ${subject.namespaceName} is imported: nothing is ever written for it`,
        help: 'write the rule at your own end of the flow, or declare the namespace with new Namespace',
      });
      return undefined;
    }
    if (subject._peerOnly === 'host-network') {
      this.reportHostNetwork(rule, subject);
      return undefined;
    }
    // A tier without a namespace has been reported itself.
    return this.namespaceOf(subject) && subject._endpoint(this);
  }

  private isOfThisApp(rule: Rule, subject: ISubject): boolean {
    if (subject.node.root === this.root) return true;
    this.report('foreign-app', rule, {
      message: `${subject.node.path} belongs to another App`,
      help: 'put both into one App, or refer to it with Namespace.imported and Tier.imported',
    });
    return false;
  }

  private reportHostNetwork(rule: Rule, subject: ISubject): void {
    this.report('host-network-tier', rule, {
      message: `the pods of ${subject.node.id} use the network of their nodes: selectors do not match them, and no policy applies to them`,
      help: 'as a peer, allow the addresses of the nodes with Peer.ipBlock; as a subject they cannot be isolated',
    });
  }

  private peersOf(rule: Rule, peers: readonly IPeer[], direction: Direction): GraphPeer[] | undefined {
    if (peers.length === 0) {
      const field = direction === 'ingress' ? 'from' : 'to';
      this.report('peers-missing', rule, {
        message: `${field} names no peer`,
        help: `name at least one; an empty list would mean everybody in Kubernetes, which is written ${field}: [Peer.anywhere()]`,
      });
      return undefined;
    }
    if (peers.length > 1 && peers.some((peer) => isAnywhere(readPeer(peer).peer))) {
      this.report('peer-absorbed', rule, {
        message: `Peer.anywhere() already includes the other ${peers.length === 2 ? 'peer' : 'peers'} of this rule`,
        help: 'leave out Peer.anywhere() to allow the named peers only, or leave out the others',
      });
    }
    const graphPeers = peers.map((peer) => this.peerOf(rule, peer));
    const sound = graphPeers.filter((peer) => peer !== undefined);
    return sound.length === peers.length ? sound : undefined;
  }

  private peerOf(rule: Rule, given: IPeer): GraphPeer | undefined {
    const { peer, why } = readPeer(given);
    if (!peer) {
      this.report('peer-unreadable', rule, {
        message: `${shown(given)} is no peer: ${why}`,
        help: 'use a Tier, a Namespace, a Peer, or Peer.of(...) for what cdk8s-plus made',
      });
      return undefined;
    }
    const errors = peer._problems.filter((problem) => this.reportValue(problem, rule));
    if (errors.length > 0) return undefined;
    const target = peer._target;
    if ('kind' in target) return target;
    if (!this.isOfThisApp(rule, target)) return undefined;
    if (target._peerOnly === 'host-network') {
      this.reportHostNetwork(rule, target);
      return undefined;
    }
    return this.namespaceOf(target) && { kind: 'endpoint', endpoint: target._endpoint(this) };
  }

  private portsOf(rule: Rule, ports: Allowance['ports']): PolicyPorts | 'broken' | undefined {
    if (!ports || ports instanceof PolicyPorts) return ports;
    if (ports.length === 0) {
      this.report('ports-missing', rule, {
        message: 'ports is an empty list',
        help: 'leave ports out to mean those that the destination declares, name some, or write ports: [Port.all()]',
      });
      return 'broken';
    }
    let isBroken = false;
    for (const port of ports) {
      if (!(port instanceof Port)) this.reportNoPort(rule, port);
      else for (const problem of port._problems) this.reportValue(problem, rule);
      isBroken ||= !(port instanceof Port) || port._problems.length > 0;
    }
    return isBroken ? 'broken' : Port._toPolicyPorts(ports);
  }

  private reportNoPort(construct: IConstruct, given: unknown): void {
    const help = 'write Port.tcp(8080), Port.udp(53), Port.named(...) and the like';
    this.report('port-out-of-range', construct, { message: `${shown(given)} is no Port`, help });
  }
}

function isNamespace(subject: ISubject): subject is Namespace {
  return recordOf(subject)?.kind === 'namespace';
}

function isSubject(given: unknown): boolean {
  const kind = recordOf(given as IConstruct)?.kind;
  return kind === 'tier' || kind === 'namespace';
}

function isAnywhere(peer: Peer | undefined): boolean {
  return peer !== undefined && 'kind' in peer._target && peer._target.kind === 'anywhere';
}
