import type { TruthTable } from '../../support/truth-table';
import { ACROSS_NAMESPACES } from './across-namespaces';
import { ADDRESSES } from './addresses';
import { EGRESS } from './egress';
import { ENVIRONMENTS } from './environments';
import { SAME_NAMESPACE } from './same-namespace';
import { WHOLE_NAMESPACES } from './whole-namespaces';

/** The truth tables of each pattern, by its id. */
export const TRUTH: Readonly<Record<string, readonly TruthTable[]>> = {
  ...SAME_NAMESPACE,
  ...EGRESS,
  ...ADDRESSES,
  ...WHOLE_NAMESPACES,
  ...ACROSS_NAMESPACES,
  ...ENVIRONMENTS,
};

/**
 * Mistakes that change nothing, by the id of the pattern. Without its default deny a pattern is as closed as with it where
 * its allow selects the same pods; in P20 the resolver is one of the addresses that the second policy allows on every port.
 */
export const UNNOTICED: Readonly<Record<string, readonly string[]>> = {
  P11: ['default/deny-all-egress: dropped'],
  P13: ['frontend/deny-all-ingress: dropped'],
  P16: ['api/deny-all-ingress: dropped', 'database/deny-all-ingress: dropped'],
  P20: [
    'my-namespace/allow-dns-egress: dropped',
    'my-namespace/allow-dns-egress spec.egress.0: dropped',
    'my-namespace/allow-dns-egress spec.egress.0.to.0.ipBlock.cidr: one bit less',
    ...['dropped', 'every port of the protocol', 'another protocol', 'the next port too'].flatMap((what) =>
      [0, 1].map((index) => `my-namespace/allow-dns-egress spec.egress.0.ports.${index}: ${what}`),
    ),
  ],
  P22: ['production/deny-all-ingress: dropped'],
};
