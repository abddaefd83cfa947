import type { Direction } from '../model/direction';
import { adviceOn } from './advice';
import { flowAndPorts, otherPorts } from './describe-verdict';
import type { NamedPolicy } from './trace';
import type { BackendVerdict, DirectionVerdict, Outcome, PolicyTrace, RuleTrace, Verdict } from './verdict';

/** A line of why a verdict is what it is. What it means is data, so that those who show it need not know its words. */
export type ExplanationLine = {
  /** How many lines it stands below, each of which it explains. */
  readonly depth: number;
  /** For people, and without what the other fields say. */
  readonly text: string;
} & (
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'rule'; readonly matched: RuleTrace['matched'] }
  /** `advice` says what would change the verdict, `note` what it rests on. */
  | { readonly kind: 'direction' | 'policy' | 'note' | 'advice' }
);

/** A verdict for people: the outcome, what each end says and by which rules, and what would change it. */
export function explanationOf(verdict: Verdict): ExplanationLine[] {
  return [outcomeLine(verdict, verdict.backends && PORTS_OF_SERVICE), ...reasonsOf(verdict)];
}

const PORTS_OF_SERVICE = 'the ports of the Service';

/** The explanation of a verdict without its first line, for those who have said already what that says. */
export function reasonsOf(verdict: Verdict): ExplanationLine[] {
  const { backends } = verdict;
  if (!backends) return deeper([...otherPortLines(verdict), ...directionLines(verdict), ...noteLines(verdict)]);
  const ofPods = backends.flatMap((backend) => [
    outcomeLine(backend, PORTS_OF_SERVICE),
    ...deeper([...directionLines(backend), ...noteLines(backend)]),
  ]);
  // What is true of one of the pods has been said there.
  const said = new Set(backends.flatMap(({ caveats }) => caveats.map(({ code }) => code)));
  const together = { ...verdict, caveats: verdict.caveats.filter(({ code }) => !said.has(code)) };
  return deeper([...ofPods, ...caveatLines(together), ...(verdict.verdict === 'unknown' ? adviceLines(together) : [])]);
}

function deeper(lines: readonly ExplanationLine[]): ExplanationLine[] {
  return lines.map((line) => ({ ...line, depth: line.depth + 1 }));
}

function outcomeLine(judged: BackendVerdict, every?: string): ExplanationLine {
  return { kind: 'outcome', depth: 0, outcome: judged.verdict, text: flowAndPorts(judged, every) };
}

function otherPortLines(judged: BackendVerdict): ExplanationLine[] {
  return otherPorts(judged).map(({ outcome, ports }) => ({ kind: 'outcome', depth: 0, outcome, text: ports }));
}

function directionLines({ flow, egress, ingress }: BackendVerdict): ExplanationLine[] {
  return [...linesOfDirection('egress', flow.from, egress), ...linesOfDirection('ingress', flow.to, ingress)];
}

function linesOfDirection(direction: Direction, end: string, said: DirectionVerdict): ExplanationLine[] {
  const { isolated, verdict, policies } = said;
  const deciding = policies.filter(({ rules }) => rules.some(({ matched }) => matched !== false));
  const because = isolated ? reasonOf(said, deciding.length) : whyNotIsolated(end);
  const shown = verdict === 'denied' ? policies : deciding;
  return [
    { kind: 'direction', depth: 0, text: `${direction} of ${end}: ${verdict}, ${because}` },
    ...deeper(shown.flatMap((policy) => linesOfPolicy(policy, direction, verdict))),
  ];
}

function linesOfPolicy(policy: PolicyTrace, direction: Direction, verdict: Outcome): ExplanationLine[] {
  const text = describePolicy(policy);
  if (policy.rules.length === 0) {
    return [{ kind: 'policy', depth: 0, text: `${text} has no ${direction} rule: it allows nothing` }];
  }
  const rules = policy.rules
    .filter(({ matched }) => verdict === 'denied' || matched !== false)
    .map((rule): ExplanationLine => {
      const { matched, index, why } = rule;
      return { kind: 'rule', depth: 0, matched, text: `rule ${index} ${describeMatch(rule)}: ${why}` };
    });
  return [{ kind: 'policy', depth: 0, text }, ...deeper(rules)];
}

function whyNotIsolated(end: string): string {
  return end.startsWith('ip:') ? 'policies isolate pods alone' : 'no policy isolates it';
}

/** Why an isolated end says what it says, in one clause. */
function reasonOf({ verdict, policies: { length } }: DirectionVerdict, deciding: number): string {
  const all = length === 1 ? 'the one policy that isolates it' : `the ${length} policies that isolate it`;
  if (verdict === 'denied') return length === 1 ? `${all} does not let it pass` : `none of ${all} lets it pass`;
  if (deciding === 0) return `though no rule of ${all} matches`;
  const some = length === 1 ? all : `${deciding} of ${all}`;
  return verdict === 'allowed' ? `by ${some}` : `it depends on ${some}`;
}

function describeMatch({ matched }: RuleTrace): string {
  if (matched === null) return 'may match';
  return matched ? 'matches' : 'does not match';
}

/** A policy, and where it comes from. */
export function describePolicy({ namespace, name, file, line, constructPath }: NamedPolicy): string {
  const places = [constructPath ?? [], file === undefined ? [] : `${file}:${line}`].flat();
  return `${namespace}/${name}${places.length === 0 ? '' : ` (${places.join(', ')})`}`;
}

function noteLines(verdict: BackendVerdict): ExplanationLine[] {
  return [...caveatLines(verdict), ...adviceLines(verdict)];
}

function caveatLines({ caveats }: BackendVerdict): ExplanationLine[] {
  return caveats.map(({ code, message }) => ({ kind: 'note', depth: 0, text: `note (${code}): ${message}` }));
}

function adviceLines(verdict: BackendVerdict): ExplanationLine[] {
  return adviceOn(verdict).map((text) => ({ kind: 'advice', depth: 0, text }));
}
