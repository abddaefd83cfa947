import { ADDRESSES } from './addresses';
import { BOTH_DIRECTIONS } from './both-directions';
import { CHANGES } from './changes';
import { DEFAULT_DENY } from './default-deny';
import { EGRESS } from './egress';
import { INGRESS_FROM_NAMESPACES } from './ingress-from-namespaces';
import { INGRESS_FROM_PODS } from './ingress-from-pods';
import { INGRESS_PORTS } from './ingress-ports';
import { OTHER_PROTOCOLS } from './other-protocols';
import { PROTOCOLS } from './protocols';

/** The 48 cases. */
export const E2E_CASES = [
  ...DEFAULT_DENY,
  ...INGRESS_FROM_PODS,
  ...INGRESS_FROM_NAMESPACES,
  ...INGRESS_PORTS,
  ...PROTOCOLS,
  ...EGRESS,
  ...BOTH_DIRECTIONS,
  ...CHANGES,
  ...ADDRESSES,
  ...OTHER_PROTOCOLS,
];
