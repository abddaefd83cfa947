import { EndFinder } from '../analysis/expectations/end-finder';
import { EndSelection } from '../analysis/expectations/end-selection';
import { Expectations } from '../analysis/expectations/expectations';
import type { End } from '../analysis/ends';
import type { Reachability } from '../analysis/reachability';
import { IpSet } from '../model/ip-set';
import type { Labels } from '../model/label-selector';
import type { Service } from '../model/service';
import { REPRESENTATIVE, workloadId } from '../model/workload';
import type { MatcherProblems } from './matcher-problems';
import type { Tested } from './tested-cluster';
import type { TestedEnd } from './tested-end';

const FINDERS = new WeakMap<Reachability, EndFinder>();

/** A question about some ends, put to what a matcher was given. */
export class Inquiry {
  /** Reports ends that do not exist, and is nothing then. */
  public static about(tested: Tested, ends: readonly TestedEnd[], problems: MatcherProblems): Inquiry | undefined {
    const [first] = ends;
    const reachability = problems.attempt(first.path, () => tested.reachabilityFor(ends));
    if (!reachability) return undefined;
    const inquiry = new Inquiry(tested, reachability);
    const found = ends.map((end) => problems.attempt(end.path, () => inquiry.check(end)));
    return found.every((isThere) => isThere === true) ? inquiry : undefined;
  }

  private constructor(
    private readonly tested: Tested,
    public readonly reachability: Reachability,
  ) {}

  public get expectations(): Expectations {
    return Expectations.of(this.reachability);
  }

  /** The Service that an end is, if it is one. */
  public serviceOf({ meaning }: TestedEnd): Service | undefined {
    return meaning.kind === 'id' ? this.reachability._ends.serviceOf(meaning.id) : undefined;
  }

  public selectionOf({ meaning }: TestedEnd): EndSelection {
    switch (meaning.kind) {
      case 'id':
        return EndSelection.endpoint(meaning.id);
      case 'everybody':
        return EndSelection.EVERYTHING;
      case 'addresses':
        return EndSelection.addresses(IpSet.unionOf(meaning.blocks.map((block) => IpSet.ofIpBlock(block))));
      case 'pods':
        return EndSelection.peer(meaning.peer, meaning.home);
      case 'host-network-tier':
        return EndSelection.endpoint(this.tested.idOf(meaning.tier));
    }
  }

  /**
   * An end as somebody who may be at the other end: a workload that is given by its id is also the pods that stand for
   * its labels.
   */
  public selectionOfPeer(end: TestedEnd): EndSelection {
    const selection = this.selectionOf(end);
    if (end.meaning.kind !== 'id') return selection;
    const found = this.reachability._ends.get(end.meaning.id);
    if (found.kind !== 'pod') return selection;
    const { namespace, labels } = found.workload;
    const standIns = this.reachability.cluster.workloads.filter(
      (each) => each.kind === REPRESENTATIVE && each.namespace === namespace && isSame(labels, each.labels),
    );
    return EndSelection.anyOf([selection, ...standIns.map((each) => EndSelection.endpoint(workloadId(each)))]);
  }

  /** Everything that an end stands for: pods that exist first, then such as stand for others, then addresses. */
  public endsOf(end: TestedEnd): readonly End[] {
    const finder = FINDERS.get(this.reachability) ?? new EndFinder(this.reachability);
    FINDERS.set(this.reachability, finder);
    return finder.endsOf(finder.find(this.selectionOf(end))).map((placed) => placed.end);
  }

  /** @throws DiagnosticsError `endpoint-unknown` or `endpoint-ambiguous`. */
  private check(end: TestedEnd): true {
    if (!this.serviceOf(end)) {
      const [part] = this.selectionOf(end).parts;
      if (part.kind === 'endpoint') this.reachability._ends.get(part.id);
    }
    return true;
  }
}

/** Whether labels are those of the same pods, as far as the ones say something and the others no more. */
function isSame(labels: Labels, standIn: Labels): boolean {
  const [many, few] = Object.keys(labels).length < Object.keys(standIn).length ? [standIn, labels] : [labels, standIn];
  const entries = Object.entries(few);
  return entries.length > 0 && entries.every(([key, value]) => Object.hasOwn(many, key) && many[key] === value);
}
