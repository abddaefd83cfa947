import type { DirectionVerdict, Flow, PolicyTrace, RuleTrace, Verdict } from './verdict';

type Direction = 'egress' | 'ingress';

/** A verdict as text for people: the outcome, what each end says and by which rules, and what comes nearest to a change. */
export function explain({ flow, verdict, allowed, unknown, caveats, egress, ingress, backends = [] }: Verdict): string {
  const lines = [`${verdict}: ${describeFlow(flow)}`];
  if (allowed) lines.push(`  allowed: ${describeTexts(allowed)}`);
  if (unknown) lines.push(`  unknown: ${describeTexts(unknown)}`);
  lines.push(...explainDirection('egress', flow.from, egress), ...explainDirection('ingress', flow.to, ingress));
  for (const { code, message } of caveats) lines.push(`  note (${code}): ${message}`);
  if (verdict !== 'allowed') {
    for (const [direction, said] of [['egress', egress] as const, ['ingress', ingress] as const]) {
      if (said.verdict === 'denied') lines.push(`  to allow it: ${suggest(direction, flow, said.policies)}`);
    }
  }
  for (const backend of backends) {
    const text = explain({ schemaVersion: 'cdk8s-netpol/verdict/v1', ...backend });
    lines.push(...text.split('\n').map((line) => `  ${line}`));
  }
  return lines.join('\n');
}

function describeFlow({ from, to, protocol, port }: Flow): string {
  const what = [protocol ?? [], port ?? []].flat().join(' ');
  return `${from} -> ${to}${what === '' ? ', every port' : `, ${what}`}`;
}

function describeTexts(sets: { readonly [protocol: string]: readonly string[] }): string {
  const parts = Object.entries(sets).map(
    ([protocol, ports]) =>
      `${protocol} ${ports.length === 1 && ports[0] === '1-65535' ? 'all ports' : ports.join(', ')}`,
  );
  return parts.length === 0 ? 'nothing' : parts.join('; ');
}

function explainDirection(
  direction: Direction,
  end: string,
  { isolated, verdict, policies }: DirectionVerdict,
): string[] {
  const head = `  ${direction} of ${end}: `;
  if (!isolated) return [`${head}allowed, no policy isolates it`];
  const lines = [
    `${head}${verdict}, isolated by ${policies.length === 1 ? 'one policy' : `${policies.length} policies`}`,
  ];
  const deciding = policies.filter(({ rules }) => rules.some(({ matched }) => matched !== false));
  const shown = verdict === 'denied' || deciding.length === 0 ? policies : deciding;
  for (const policy of shown) {
    lines.push(`    ${nameOf(policy)}`);
    if (policy.rules.length === 0) lines.push(`      has no ${direction} rule: it allows nothing`);
    for (const rule of policy.rules) {
      if (verdict !== 'denied' && rule.matched === false) continue;
      lines.push(`      rule ${rule.index} ${describeMatch(rule)}: ${rule.why}`);
    }
  }
  return lines;
}

function describeMatch({ matched }: RuleTrace): string {
  if (matched === null) return 'may match';
  return matched ? 'matches' : 'does not match';
}

/** A policy, and where it comes from. */
function nameOf({ namespace, name, file, line, constructPath }: PolicyTrace): string {
  const places = [constructPath ?? [], file === undefined ? [] : `${file}:${line}`].flat();
  return `${namespace}/${name}${places.length === 0 ? '' : ` (${places.join(', ')})`}`;
}

/** The rule that misses the flow by its peers or by its ports alone, if there is one. */
export function nearestMiss(
  policies: readonly PolicyTrace[],
): { readonly policy: PolicyTrace; readonly rule: RuleTrace } | undefined {
  const candidates = policies.flatMap((policy) => policy.rules.map((rule) => ({ policy, rule })));
  return (
    candidates.find(({ rule }) => rule.peer === true && rule.port === false) ??
    candidates.find(({ rule }) => rule.peer === false && rule.port === true)
  );
}

/** What would have to change at one end, in words. */
export function suggest(
  direction: Direction,
  { from, to, protocol, port }: Flow,
  policies: readonly PolicyTrace[],
): string {
  const what = port === undefined ? 'the ports' : `${protocol ?? ''} ${port}`.trim();
  const [subject, other] = direction === 'egress' ? [from, to] : [to, from];
  const near = nearestMiss(policies);
  if (near) {
    const rule = `${direction} rule ${near.rule.index} of ${nameOf(near.policy)}`;
    return near.rule.peer === true ? `add ${what} to the ports of ${rule}` : `add ${other} to the peers of ${rule}`;
  }
  const preposition = direction === 'egress' ? 'to' : 'from';
  return `a policy that selects ${subject} has to allow ${direction} ${preposition} ${other} on ${what}`;
}
