import type { ApiObject } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { shown } from '../base/show-value';
import type { Adopt } from './adopt';
import type { ConstructFindings } from './construct-findings';
import { recordOf } from './construct-record';
import { LoweredObject } from './lowered-object';
import { reviewByProblems } from './rule-checks';
import { isInTree } from './scopes';

/** Finds out which policies that the constructs did not make are adopted. */
export class Adoptions {
  private readonly adopted = new Set<string>();

  /** @param objects The objects that write such policies. */
  public constructor(
    private readonly root: IConstruct,
    private readonly objects: readonly ApiObject[],
    private readonly findings: ConstructFindings,
  ) {}

  /** Whether the policies that the construct with this path writes are adopted. */
  public has(constructPath: string): boolean {
    return this.adopted.has(constructPath);
  }

  public add(adopt: Adopt): void {
    const { policies, rationale, reviewBy } = adopt._props as Partial<Adopt['_props']>;
    if (typeof rationale !== 'string' || rationale.trim() === '') {
      this.findings.report('reason-missing', adopt, {
        message: 'the adoption does not say why what the policies let through is meant',
        help: "set rationale, e.g. rationale: 'to be replaced when the mesh is gone'",
      });
    }
    this.findings.reportValues(reviewByProblems(reviewBy), adopt);
    if (!policies || policies.length === 0) {
      const help = 'name the constructs that write the policies, e.g. policies: [include]';
      this.findings.report('adopts-nothing', adopt, { message: 'policies names no construct', help });
    }
    for (const each of policies ?? []) this.addConstruct(adopt, each);
  }

  private addConstruct(adopt: Adopt, given: IConstruct): void {
    if (!Construct.isConstruct(given)) {
      const help = 'name what writes the policies: an ApiObject, an Include, a Chart';
      this.findings.report('adopts-nothing', adopt, { message: `${shown(given)} is no construct`, help });
      return;
    }
    const isElsewhere = given.node.root !== this.root;
    if (isElsewhere || !isInTree(given)) {
      this.findings.report('foreign-app', adopt, {
        message: `${given.node.path} ${isElsewhere ? 'belongs to another App' : 'was removed from the App'}`,
        help: 'adopt it in its own App, or leave it out',
      });
      return;
    }
    const found = this.objects.filter(({ node }) => node.scopes.includes(given));
    for (const { node } of found) this.adopted.add(node.path);
    if (found.length > 0) return;
    if (given.node.findAll().some(isOurs)) {
      this.findings.report('adopts-own-policy', adopt, {
        message: `the constructs make the policies of ${given.node.path}: what these let through is declared already`,
        help: 'leave it out',
      });
      return;
    }
    this.findings.report('adopts-nothing', adopt, {
      message: `no NetworkPolicy is written at or below ${given.node.path || 'the App'}`,
      help: 'name the construct that writes it, or one above it; leave it out if the policy is gone',
    });
  }
}

function isOurs(construct: IConstruct): boolean {
  return LoweredObject.isLoweredObject(construct) || recordOf(construct)?.kind === 'rule';
}
