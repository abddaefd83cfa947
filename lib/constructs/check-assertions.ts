import { UNDECIDED_CAVEATS } from '../analysis/caveats';
import type { Breach } from '../analysis/expectations/breach';
import { Expectations } from '../analysis/expectations/expectations';
import { detailsOf, headlineOf } from '../analysis/expectations/render-breach';
import { Reachability } from '../analysis/reachability';
import { universeOf, type Universe } from '../closure/universe';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { AppCluster, type AppParts } from './app-cluster';
import { analysisOptionsAt, keyOfOptions } from './analysis-settings';
import type { AssertionQuestion } from './assertions';
import { originOf } from './construct-record';

/** Holds assertions against the policies of an app. */
export function checkAssertions(questions: readonly AssertionQuestion[], app: AppParts): Diagnostic[] {
  if (questions.length === 0) return [];
  const appCluster = new AppCluster(app);
  const peers = questions.flatMap(({ left, right }) => [left, ...right].map((end) => end.peerAt));
  const policies = [...app.policies, ...app.graph.foreignPolicies];
  const universe = universeOf(app.graph, policies, { peers, workloads: appCluster.otherPods });
  const cluster = appCluster.withUniverse(universe);

  const byOptions = new Map<string, Reachability>();
  const reachabilityAt = ({ construct }: AssertionQuestion): Reachability => {
    const options = analysisOptionsAt(construct);
    const key = keyOfOptions(options);
    const reachability = byOptions.get(key) ?? Reachability.of(cluster, options);
    byOptions.set(key, reachability);
    return reachability;
  };
  const failures = questions.flatMap((question) => {
    const breach = breachOf(question, Expectations.of(reachabilityAt(question)), universe);
    return breach ? [failure(question, breach)] : [];
  });
  return [...failures, ...universe.diagnostics];
}

function breachOf(
  { construct, left, right, ports, acceptCaveats }: AssertionQuestion,
  expectations: Expectations,
  { idOf }: Universe,
): Breach | undefined {
  const [first, ...others] = [left, ...right].map((end) => end.selection(idOf));
  const options = { ...(ports && { ports }), acceptCaveats };
  switch (construct._kind) {
    case 'must-reach':
      return expectations.mustReach({ from: first, to: others[0], ...options });
    case 'must-not-reach':
      return expectations.mustNotReach({ from: first, to: others[0], ...options });
    case 'must-only-be-reached-from':
      return expectations.mustOnlyBeReachedFrom({ subject: first, peers: others, ...options });
    case 'must-only-reach':
      return expectations.mustOnlyReach({ subject: first, peers: others, ...options });
  }
}

function failure({ construct }: AssertionQuestion, breach: Breach): Diagnostic {
  const { code, claim, help } = TEXTS[breach.kind === 'flow' ? construct._kind : breach.kind];
  const statement = `${headlineOf(breach)}; ${claim} because ${construct._props.because}`;
  return diagnose(code, originOf(construct), {
    message: [statement, ...detailsOf(breach)].join('\n'),
    help: helpAgainstUnknown(breach) ?? help,
  });
}

/** What is unknown needs no other rules but to be known, or to be accepted. */
function helpAgainstUnknown(breach: Breach): string | undefined {
  if (breach.kind !== 'flow' || breach.outcome !== 'unknown') return undefined;
  const codes = breach.verdict.caveats.map(({ code }) => code).filter((code) => UNDECIDED_CAVEATS.has(code));
  return `decide it, or accept that it is open: acceptCaveats: [${codes.map((code) => `'${code}'`).join(', ')}]`;
}

const TEXTS = {
  'must-reach': {
    code: 'must-reach-failed',
    claim: 'it must be allowed',
    help: 'allow it with a rule, or change the assertion if it is no longer meant',
  },
  'must-not-reach': {
    code: 'must-not-reach-failed',
    claim: 'it must be denied',
    help: 'narrow what lets it pass, or change the assertion if it is no longer meant',
  },
  'must-only-be-reached-from': {
    code: 'must-only-be-reached-from-failed',
    claim: 'only the peers may reach the subject',
    help: 'narrow what lets it pass, or add the source to the peers if it is meant',
  },
  'must-only-reach': {
    code: 'must-only-reach-failed',
    claim: 'the subject may only reach the peers',
    help: 'narrow what lets it pass, or add the destination to the peers if it is meant',
  },
  vacuous: {
    code: 'vacuous-assertion',
    claim: 'the assertion is there',
    help: 'correct the end that is meant, its labels, its namespaces or its range, or delete the assertion',
  },
  'ports-missing': {
    code: 'ports-missing',
    claim: 'it must be reached',
    help: 'declare the ports of the destination tier, or name ports here; for every port write ports: [Port.all()]',
  },
} as const;
