import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { AppGraph, Endpoint, ForeignPolicy, GraphNamespace, GraphRule, GraphTier } from '../graph/app-graph';
import type { Direction } from '../model/direction';
import type { Adopt } from './adopt';
import { Adoptions } from './adoptions';
import type { Allowance } from './allow';
import { Assertions } from './assertions';
import { ConstructFindings } from './construct-findings';
import { originOf } from './construct-record';
import { Endpoints } from './endpoints';
import type { Namespace } from './namespace';
import { Pairing } from './options';
import { containerPorts } from './port';
import type { Rule } from './rule';
import { checkPolicyNameIsUsed, checkRuleProps } from './rule-checks';
import { RuleEnds } from './rule-ends';
import { settingAt } from './settings';
import type { Tier } from './tier';

/** Builds the graph from what the constructs declare. A rule that cannot be read is reported and left out. */
export class GraphBuilder {
  public readonly findings = new ConstructFindings();
  /** The construct that a rule of the graph comes from. */
  public readonly constructOf = new Map<GraphRule, Rule>();
  /** What must and must not be possible. */
  public readonly assertions: Assertions;
  private readonly rules: GraphRule[] = [];
  private readonly tiers: GraphTier[] = [];
  private readonly endpoints: Endpoints;
  private readonly ends: RuleEnds;
  private readonly adoptions: Adoptions;

  public constructor(
    root: IConstruct,
    private readonly namespaces: ReadonlyMap<string, GraphNamespace>,
    private readonly foreignPolicies: readonly ForeignPolicy[],
    foreignObjects: readonly ApiObject[],
  ) {
    this.endpoints = new Endpoints(namespaces);
    this.ends = new RuleEnds(root, this.endpoints, this.findings);
    this.assertions = new Assertions(root, this.endpoints, this.findings);
    this.adoptions = new Adoptions(root, foreignObjects, this.findings);
  }

  public build(): AppGraph {
    const { rules, tiers, namespaces } = this;
    const foreignPolicies = this.foreignPolicies.map((each) =>
      this.adoptions.has(each.origin.constructPath) ? { ...each, isAdopted: true } : each,
    );
    return { rules, tiers, namespaces: [...namespaces.values()], foreignPolicies };
  }

  public addTier(tier: Tier): void {
    const endpoint = this.endpoints.of(tier);
    if (!endpoint) return;
    const hostNetwork = tier._peerOnly === 'host-network';
    this.tiers.push({ endpoint, ports: containerPorts(tier._props.ports ?? []), hostNetwork, origin: originOf(tier) });
  }

  public addIsolationRule(rule: Rule, directions: readonly Direction[]): void {
    const subject = this.ends.subjectOf(rule);
    checkRuleProps(this.findings, rule);
    if (subject) this.addRule(rule, { kind: 'isolation', directions, ...this.commonOf(rule, subject) });
  }

  public addAllowRule(rule: Rule, allowance: Allowance): void {
    const { direction, pairing, isolates = false, resolvesNames } = allowance;
    const subject = this.ends.subjectOf(rule);
    checkRuleProps(this.findings, rule);
    const peers = this.ends.peersOf(rule, allowance.peers, direction);
    const ports = this.ends.portsOf(rule, allowance.ports);
    if (!subject || !peers || ports === 'unreadable') return;
    this.addRule(rule, {
      kind: 'allow',
      direction,
      peers,
      ...(ports && { ports }),
      pairing: pairing ?? settingAt(rule, 'pairing') ?? Pairing.AUTO,
      ...(pairing && { isPairingStated: true }),
      isolates,
      ...(resolvesNames && { resolvesNames }),
      ...this.commonOf(rule, subject),
    });
  }

  public addAdoption(adopt: Adopt): void {
    this.adoptions.add(adopt);
  }

  /** The namespace that the subject of a rule lives in; without one the rule is reported. */
  public namespaceOfSubject(rule: Rule): Namespace | undefined {
    return this.ends.namespaceOfSubject(rule);
  }

  private addRule(construct: Rule, rule: GraphRule): void {
    this.rules.push(rule);
    this.constructOf.set(rule, construct);
  }

  private commonOf(rule: Rule, subject: Endpoint) {
    checkPolicyNameIsUsed(this.findings, rule, subject);
    return { subject, policyName: rule._policyName(), notes: rule._notes(), origin: originOf(rule) };
  }
}
