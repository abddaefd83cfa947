import type { Direction } from '../model/direction';
import { adviceOn } from './advice';
import { describeOtherPorts, describeVerdict } from './describe-verdict';
import type { NamedPolicy } from './trace';
import type { BackendVerdict, DirectionVerdict, RuleTrace, Verdict } from './verdict';

/** A verdict as text for people: the outcome, what each end says and by which rules, and what would change it. */
export function explain(verdict: Verdict): string {
  return [describeVerdict(verdict, verdict.backends && PORTS_OF_SERVICE), ...reasonsFor(verdict)].join('\n');
}

const PORTS_OF_SERVICE = 'the ports of the Service';

/** The explanation of a verdict without its first line, for those who have said already what that says. */
export function reasonsFor(verdict: Verdict): string[] {
  const { backends } = verdict;
  if (!backends) return indented([...describeOtherPorts(verdict), ...directionsOf(verdict), ...notesOn(verdict)]);
  const ofPods = backends.flatMap((backend) => [
    describeVerdict(backend, PORTS_OF_SERVICE),
    ...indented([...directionsOf(backend), ...notesOn(backend)]),
  ]);
  // What is true of one of the pods has been said there.
  const said = new Set(backends.flatMap(({ caveats }) => caveats.map(({ code }) => code)));
  const together = { ...verdict, caveats: verdict.caveats.filter(({ code }) => !said.has(code)) };
  return indented([...ofPods, ...caveatsOf(together), ...(verdict.verdict === 'unknown' ? adviceOn(together) : [])]);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function directionsOf({ flow, egress, ingress }: BackendVerdict): string[] {
  return [...explainDirection('egress', flow.from, egress), ...explainDirection('ingress', flow.to, ingress)];
}

function explainDirection(direction: Direction, end: string, said: DirectionVerdict): string[] {
  const { isolated, verdict, policies } = said;
  const deciding = policies.filter(({ rules }) => rules.some(({ matched }) => matched !== false));
  const because = isolated ? reasonOf(said, deciding.length) : whyNotIsolated(end);
  const lines = [`${direction} of ${end}: ${verdict}, ${because}`];
  for (const policy of verdict === 'denied' ? policies : deciding) {
    const name = `  ${describePolicy(policy)}`;
    lines.push(policy.rules.length === 0 ? `${name} has no ${direction} rule: it allows nothing` : name);
    for (const rule of policy.rules) {
      if (verdict !== 'denied' && rule.matched === false) continue;
      lines.push(`    rule ${rule.index} ${describeMatch(rule)}: ${rule.why}`);
    }
  }
  return lines;
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

function notesOn(verdict: BackendVerdict): string[] {
  return [...caveatsOf(verdict), ...adviceOn(verdict)];
}

function caveatsOf({ caveats }: BackendVerdict): string[] {
  return caveats.map(({ code, message }) => `note (${code}): ${message}`);
}
