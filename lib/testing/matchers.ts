import type { Dns } from '../constructs/dns';
import type { MatcherContext, MatcherResult } from './claim';
import { judge } from './claim';
import { dnsClaim } from './dns-claims';
import { allowClaim, denyClaim } from './flow-claims';
import { isolationClaim } from './isolation-claims';
import { MatcherProblems } from './matcher-problems';
import { onlyReachedFromClaim, onlyReachesClaim } from './peer-claims';
import type { FlowEnd, FlowQuestion, IsolationDirection, TruthTableRow } from './questions';
import { readFlows, type FlowInquiry } from './read-flows';
import { testedOf } from './receiver';
import { tableClaim } from './table-claims';

/**
 * What `expect` can be asked about policies, once `expect.extend(netpolMatchers)` was called. What it is given is a cdk8s App,
 * an Application or any other construct (which means its App), the path of a folder of YAML, relative to the working
 * directory, a Cluster, or a Reachability, which knows options such as `podCidrs`.
 *
 * Each pair counts: an end that stands for several pods means each of them, also pods that a policy or a question speaks of
 * and that are not there yet. What the input leaves open is neither allowed nor denied: it fails, and with `.not` as well.
 * So does what holds only because there is nothing to be checked (`vacuous-assertion`). What cannot be asked throws a
 * `DiagnosticsError`: `matcher-receiver-invalid`, `matcher-argument-invalid`, `endpoint-unknown`, `endpoint-ambiguous`,
 * `flow-port-invalid`, `foreign-app`, and everything that is wrong with the App or the manifests.
 */
export interface NetpolMatchers<R = void> {
  /**
   * All of these flows are allowed. Without a port: every port that the destination declares (`ports-missing` where that is
   * none). With `.not`: none of them is, and without a port nothing at all.
   */
  toAllow(flow: FlowQuestion): R;
  /** None of these flows is allowed. Without a port: every port of every protocol. With `.not`: some of them are. */
  toDeny(flow: FlowQuestion): R;
  /**
   * Nobody but some peers reaches an end, on any port: no other pod, whether it is there yet or not, and no address. Other
   * pods of the end itself are peers only where they are named. With `.not`: somebody else does.
   *
   * @param peers An empty list means nobody.
   */
  toOnlyBeReachedFrom(to: FlowEnd, peers: readonly FlowEnd[]): R;
  /**
   * An end reaches nobody but some peers, on any port. Resolvers are peers as well, if it may ask them. With `.not`: it
   * reaches somebody else.
   *
   * @param peers An empty list means nobody.
   */
  toOnlyReach(from: FlowEnd, peers: readonly FlowEnd[]): R;
  /**
   * Pods may ask all of their resolvers, by UDP and TCP (S64). With `.not`: none of them by either.
   *
   * @param dns Where the resolvers are. Without it: as the Defaults in force at the construct say, else `Dns.kubeDns()`.
   */
  toHaveDns(who: FlowEnd, dns?: Dns): R;
  /**
   * Some policy isolates each of the pods: for these flows nothing passes but what a policy allows (S11). With `.not`: none
   * of the pods is isolated, in none of the directions.
   */
  toBeIsolated(who: FlowEnd, direction: IsolationDirection): R;
  /** Every row is as expected; a failure shows all that are not. With `.not`: some row is not. */
  toMatchTruthTable(table: readonly TruthTableRow[]): R;
}

/** The matchers as jest and vitest call them. */
export type NetpolMatcherMap = {
  readonly [Name in keyof NetpolMatchers]: (
    this: MatcherContext,
    received: unknown,
    ...expected: Parameters<NetpolMatchers[Name]>
  ) => MatcherResult;
};

/**
 * The matchers, for `expect.extend(netpolMatchers)` of jest and of vitest. Import them from `cdk8s-netpol/testing/jest` or
 * `cdk8s-netpol/testing/vitest` so that the compiler knows them too.
 */
export const netpolMatchers: NetpolMatcherMap = {
  toAllow(received, flow) {
    return judge(this, allowClaim(ask(received, flow)));
  },
  toDeny(received, flow) {
    return judge(this, denyClaim(ask(received, flow)));
  },
  toOnlyBeReachedFrom(received, to, peers) {
    return judge(this, onlyReachedFromClaim(testedOf(received), to, peers));
  },
  toOnlyReach(received, from, peers) {
    return judge(this, onlyReachesClaim(testedOf(received), from, peers));
  },
  toHaveDns(received, who, dns) {
    return judge(this, dnsClaim(testedOf(received), who, dns));
  },
  toBeIsolated(received, who, direction) {
    return judge(this, isolationClaim(testedOf(received), who, direction));
  },
  toMatchTruthTable(received, table) {
    return judge(this, tableClaim(testedOf(received), table));
  },
};

function ask(received: unknown, flow: unknown): FlowInquiry {
  const problems = new MatcherProblems();
  const asked = readFlows(testedOf(received), flow, problems);
  problems.throwIfAny();
  return asked as FlowInquiry;
}
