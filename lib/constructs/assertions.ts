import type { IConstruct } from 'constructs';
import { CAVEATS, type CaveatCode } from '../analysis/caveats';
import { didYouMean } from '../base/did-you-mean';
import { shown } from '../base/show-value';
import type { PolicyPorts } from '../model/policy-ports';
import type { AssertedEnd } from './asserted-end';
import { AssertedEnds } from './asserted-ends';
import type { Assertion } from './assertion';
import type { ConstructFindings } from './construct-findings';
import { isNamespace, isTier } from './construct-kinds';
import type { Endpoints } from './endpoints';
import type { IPeer } from './peer';
import { Port, portProblems } from './port';
import { namespaceAbove } from './scopes';
import { listOf } from './untyped-props';

/** An assertion that could be read. */
export interface AssertionQuestion {
  readonly construct: Assertion;
  readonly left: AssertedEnd;
  readonly right: readonly AssertedEnd[];
  readonly ports?: PolicyPorts;
  readonly acceptCaveats: readonly CaveatCode[];
}

/** Reads assertions. One that cannot be read is reported and left out. */
export class Assertions {
  /** Those that could be read, in the order in which they were added. */
  public readonly questions: AssertionQuestion[] = [];
  private readonly ends: AssertedEnds;

  public constructor(
    root: IConstruct,
    endpoints: Endpoints,
    private readonly findings: ConstructFindings,
  ) {
    this.ends = new AssertedEnds(root, endpoints, findings);
  }

  public add(construct: Assertion): void {
    this.checkBecause(construct);
    const acceptCaveats = this.caveatsOf(construct);
    const { left, right, ports } = construct._ends();
    const home = homeOf(construct, left);
    const [from, ...to] = [left, ...(right ?? [])].map((peer) => this.ends.read(construct, peer, home));
    if (!right) {
      this.findings.report('peers-missing', construct, {
        message: 'peers is left out',
        help: 'name who may be at the other end, or write peers: [] where nobody may',
      });
    }
    const read = this.portsOf(construct, ports, to);
    const sound = to.filter((end) => end !== undefined);
    if (!from || !right || sound.length < to.length || !acceptCaveats || read === 'unreadable') return;
    this.questions.push({ construct, left: from, right: sound, ...(read && { ports: read }), acceptCaveats });
  }

  private checkBecause(construct: Assertion): void {
    const { because } = construct._props as Partial<Assertion['_props']>;
    if (typeof because === 'string' && because.trim() !== '') return;
    this.findings.report('because-missing', construct, {
      message: because === undefined ? 'because is left out' : `because ${shown(because)} gives no reason`,
      help: "say why it must be so, e.g. because: 'customers are never to reach the database'",
    });
  }

  private caveatsOf(construct: Assertion): CaveatCode[] | undefined {
    const given = listOf(construct._props.acceptCaveats);
    const wrong = given.filter((code) => !isCaveat(code));
    const codes = Object.keys(CAVEATS);
    for (const code of wrong) {
      const meant = typeof code === 'string' ? didYouMean(code, codes) : undefined;
      this.findings.report('option-invalid', construct, {
        message: `acceptCaveats: ${shown(code)} is no caveat`,
        help: meant === undefined ? `the caveats are ${codes.join(', ')}` : `did you mean ${meant}?`,
      });
    }
    return wrong.length === 0 ? (given as CaveatCode[]) : undefined;
  }

  /** The ports that an assertion is about; those that a destination declares where it says none and they are asked for. */
  private portsOf(
    construct: Assertion,
    ports: readonly Port[] | undefined,
    to: readonly (AssertedEnd | undefined)[],
  ): PolicyPorts | 'unreadable' | undefined {
    if (ports === undefined) {
      const [destination] = to;
      return construct._kind === 'must-reach' ? destination?.declaredPorts : undefined;
    }
    if (ports.length === 0) {
      this.findings.report('ports-missing', construct, {
        message: 'ports is an empty list',
        help: 'leave ports out, name some, or write ports: [Port.all()]',
      });
      return 'unreadable';
    }
    const problems = portProblems(ports);
    this.findings.reportValues(problems, construct);
    return problems.length === 0 ? Port._toPolicyPorts(ports) : 'unreadable';
  }
}

/** The namespace that a peer means which names none: that of the subject, else the one that the assertion stands in. */
function homeOf(construct: Assertion, left: IPeer | undefined): string | undefined {
  const isAboutSubject = construct._kind === 'must-only-be-reached-from' || construct._kind === 'must-only-reach';
  const subject = isAboutSubject ? (left as Partial<IConstruct> | undefined) : undefined;
  const isOurs = subject?.node !== undefined && (isTier(subject as IConstruct) || isNamespace(subject as IConstruct));
  if (isOurs) return (subject as unknown as { readonly namespaceName: string }).namespaceName;
  return namespaceAbove(construct)?.namespaceName;
}

function isCaveat(code: unknown): code is CaveatCode {
  return typeof code === 'string' && Object.hasOwn(CAVEATS, code);
}
