import fc from 'fast-check';
import { Reachability, type Flow, type Outcome, type Verdict } from 'cdk8s-netpol';
import { caveatsOf, type CaveatCode } from '../../../lib/analysis/caveats';
import type { BackendVerdict, DirectionVerdict } from '../../../lib/analysis/verdict';
import { cluster } from '../../analysis/explained-shop';

const FLOWS: readonly Flow[] = [
  { from: 'shop/web', to: 'shop/api', port: 9090 },
  { from: 'shop/web', to: 'shop/api' },
  { from: 'shop/job', to: 'shop/api', port: 9090 },
  { from: 'shop/job', to: 'shop/api', port: 9091 },
  { from: 'shop/job', to: 'shop/api' },
  { from: 'shop/web', to: 'shop/db' },
  { from: '198.51.100.7', to: 'shop/db', protocol: 'UDP', port: 53 },
  { from: 'shop/api', to: 'shop/Service/shop', port: 80 },
  { from: 'shop/job', to: 'shop/Service/db' },
  { from: 'shop/job', to: 'shop/Service/nobody' },
];

/** Verdicts of each outcome, with a port and without, on pods and Services. */
export const VERDICTS: readonly (readonly [name: string, verdict: Verdict])[] = FLOWS.map((flow) => [
  `${flow.from} -> ${flow.to}${flow.port === undefined ? '' : `, ${flow.port}`}`,
  Reachability.of(cluster).evaluate(flow),
]);

const outcome = fc.constantFrom<Outcome>('allowed', 'denied', 'unknown');
const perhaps = fc.constantFrom(true, false, null);
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

/** Verdicts with these texts wherever somebody else may write something. */
export function verdictOf(text: fc.Arbitrary<string>): fc.Arbitrary<Verdict> {
  const rule = fc.record({ index: fc.nat(9), matched: perhaps, peer: perhaps, port: perhaps, why: text });
  const policy = fc.record({
    ...{ namespace: text, name: text, rules: fc.array(rule, { maxLength: 2 }) },
    ...{ file: optional(text), line: optional(fc.nat(99)), constructPath: optional(text) },
  });
  const direction: fc.Arbitrary<DirectionVerdict> = fc.record({
    ...{ isolated: fc.boolean(), verdict: outcome, policies: fc.array(policy, { maxLength: 2 }) },
  });
  const ports = fc.constantFrom({}, { TCP: ['80', '8000-8100'] }, { UDP: ['1-65535'] });
  const backend: fc.Arbitrary<BackendVerdict> = fc.record({
    flow: fc.record({ from: text, to: text, protocol: optional(text), port: optional(text) }),
    verdict: outcome,
    allowed: optional(ports),
    unknown: optional(ports),
    caveats: fc.subarray<CaveatCode>(['ip-block-on-pod', 'pod-address-unknown', 'backends-differ']).map(caveatsOf),
    egress: direction,
    ingress: direction,
    proposals: fc.array(
      fc.record({
        ...{ direction: fc.constantFrom('egress', 'ingress'), adds: fc.constantFrom('ports', 'peer', 'rule') },
        rule: optional(fc.record({ namespace: text, name: text, index: fc.nat(9) })),
        ...{ subject: text, other: text, ports },
      }),
      { maxLength: 2 },
    ),
  });
  return fc
    .tuple(backend, optional(fc.array(backend, { maxLength: 2 })))
    .map(([verdict, backends]) => ({ schemaVersion: 'cdk8s-netpol/verdict/v1', ...verdict, backends }));
}
