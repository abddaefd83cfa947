import fc from 'fast-check';
import type { ConnectionChange } from '../../../lib/analysis/connection-changes';
import type { PolicyEffect } from '../../../lib/analysis/policy-effect';
import { ConnectionSet } from '../../../lib/model/connection-set';
import { DIRECTIONS } from '../../../lib/model/direction';

const connections = fc.constantFrom<Pick<ConnectionChange, 'connections' | 'undecided'>>(
  { connections: { TCP: ['80'] } },
  { connections: { TCP: ['443', '8000-8100'], UDP: ['53'] }, undecided: { SCTP: ['1-65535'] } },
  { connections: {}, undecided: { UDP: ['53'] } },
  { connections: ConnectionSet.ALL.toTexts() },
);

/** What a policy may do whose endpoints have these ids; `text` stands wherever else somebody may write something. */
export function policyEffect(ids: fc.Arbitrary<string>, text: fc.Arbitrary<string> = ids): fc.Arbitrary<PolicyEffect> {
  const list = fc.uniqueArray(ids, { maxLength: 9 });
  const some = fc.uniqueArray(ids, { minLength: 1, maxLength: 9 });
  const changes = fc.array(
    fc.record({ from: some, to: some, connections }).map(({ from, to, connections: sets }) => ({ from, to, ...sets })),
    { maxLength: 3 },
  );
  return fc.record({
    schemaVersion: fc.constant('cdk8s-netpol/policy-effect/v1' as const),
    policy: fc.record(
      { namespace: text, name: text, file: text, line: fc.nat(99), constructPath: text },
      { requiredKeys: ['namespace', 'name'] },
    ),
    directions: fc.subarray([...DIRECTIONS], { minLength: 1 }),
    subjects: list,
    adds: changes,
    blocked: changes,
    without: fc.record({
      noLongerIsolated: fc.record({ ingress: list, egress: list }),
      opened: changes,
      closed: changes,
    }),
  });
}
