/** Who may reach x/a or all of x, said by labels of namespaces or by staying within the own one. */
import { EVERY_POD, expression, labels, NAME, namespace, policy, probe, type E2eCase } from '../e2e-case';
import type { PlainPeer } from '../../support/point-evaluator';

/** A case of one policy, which lets this peer reach the selected pods of x, tried by TCP on port 80. */
function peerOfX(
  id: string,
  title: string,
  pods: Record<string, string>,
  peer: PlainPeer,
  ...matrix: string[]
): E2eCase {
  const policies = [policy('x', 'allow-ingress', pods, { ingress: [{ from: [peer] }] })];
  const probes = [probe('TCP', 80, ...matrix)];
  return { id, suite: 'core', title, steps: [{ title: 'x has a policy', policies, probes }] };
}

export const INGRESS_FROM_NAMESPACES: readonly E2eCase[] = [
  {
    ...peerOfX(
      'all-namespaces',
      'ingress from pods in all namespaces',
      { pod: 'a' },
      { namespaceSelector: labels({}) },
    ),
    deniesNothing: true,
  },
  peerOfX(
    'namespace-selector',
    'NamespaceSelector: traffic from a different namespace only, the own one is not implied',
    { pod: 'a' },
    namespace('y'),
    'denied x/* -> x/a',
    'denied z/* -> x/a',
  ),
  peerOfX(
    'namespace-selector-expression',
    'NamespaceSelector with MatchExpressions: the same, said by an expression',
    { pod: 'a' },
    { namespaceSelector: expression(NAME, 'In', 'y') },
    'denied x/* -> x/a',
    'denied z/* -> x/a',
  ),
  peerOfX(
    'default-namespace-label',
    'NamespaceSelector with MatchLabels on the default label that holds the name of the namespace',
    { pod: 'a' },
    { namespaceSelector: labels({ 'kubernetes.io/metadata.name': 'y' }) },
    'denied x/* -> x/a',
    'denied z/* -> x/a',
  ),
  peerOfX(
    'deny-other-namespaces',
    'deny ingress from pods on other namespaces: an empty PodSelector means the own namespace',
    EVERY_POD,
    { podSelector: labels({}) },
    'denied y/* -> x/*',
    'denied z/* -> x/*',
  ),
];
