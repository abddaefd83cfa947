import type { IConstruct } from 'constructs';
import type { Reachability } from '../analysis/reachability';
import { tierIdAt } from '../constructs/app-reachability';
import { AppUniverse } from '../constructs/app-universe';
import { isSubject } from '../constructs/construct-kinds';
import type { Dns } from '../constructs/dns';
import { isInTree } from '../constructs/scopes';
import { settingAt } from '../constructs/settings';
import type { Tier } from '../constructs/tier';
import { assertionCodes } from '../diagnostics/assertion-codes';
import { closureCodes } from '../diagnostics/closure-codes';
import { diagnose } from '../diagnostics/diagnose';
import { DiagnosticsError } from '../diagnostics/diagnostics-error';
import { workloadId, type Workload } from '../model/workload';
import { podPeersOf, type Tested } from './tested-cluster';
import type { TestedEnd } from './tested-end';

/** The App that a construct belongs to, by the settings in force at the construct. */
export class TestedApp implements Tested {
  private readonly universe: AppUniverse;

  /** @throws DiagnosticsError Where a synth would refuse constructs of the App: what they mean is left out of it then. */
  public constructor(private readonly scope: IConstruct) {
    this.universe = AppUniverse.of(scope);
    const { errors } = this.universe.analysis;
    const refused = errors.filter(
      ({ code }) => !Object.hasOwn(closureCodes, code) && !Object.hasOwn(assertionCodes, code),
    );
    if (refused.length > 0) throw new DiagnosticsError('nothing was checked', refused);
  }

  public reachabilityFor(ends: readonly TestedEnd[]): Reachability {
    this.refuseOthers(ends);
    // The pods of tiers and namespaces of the App are in its universe anyway.
    const others = ends.filter(({ construct }) => !construct || !isSubject(construct));
    const peers = podPeersOf(others).map(({ peer, home }) => ({ peer: { kind: 'selection', peer } as const, home }));
    return this.universe.reachability(this.scope, peers);
  }

  public dnsOf({ construct, meaning }: TestedEnd): Dns | undefined {
    const named = construct ?? (meaning.kind === 'id' ? this.constructOf(meaning.id) : undefined);
    return settingAt(named ?? this.scope, 'dns');
  }

  public idOf(tier: Tier): string {
    return tierIdAt(this.scope, tier);
  }

  /** The construct that an endpoint id stands for, if there is one. */
  private constructOf(id: string): IConstruct | undefined {
    const { workloads } = this.reachabilityFor([]).cluster;
    const path = workloads.find((each) => workloadId(each) === id || shortIdOf(each) === id)?.source?.constructPath;
    const steps = path?.split('/') ?? [];
    return steps.reduce<IConstruct | undefined>((at, step) => at?.node.tryFindChild(step), this.scope.node.root);
  }

  private refuseOthers(ends: readonly TestedEnd[]): void {
    const { root } = this.scope.node;
    const foreign = ends.flatMap(({ path, construct }) => {
      if (!construct || (construct.node.root === root && isInTree(construct))) return [];
      const isElsewhere = construct.node.root !== root;
      const message = `${construct.node.path} ${isElsewhere ? 'belongs to another App' : 'was removed from the App'}`;
      const help = 'ask about constructs of the App that expect() was given';
      return [diagnose('foreign-app', undefined, { path, message, help })];
    });
    if (foreign.length > 0) throw new DiagnosticsError('nothing was checked', foreign);
  }
}

function shortIdOf({ namespace, name }: Workload): string {
  return `${namespace}/${name}`;
}
