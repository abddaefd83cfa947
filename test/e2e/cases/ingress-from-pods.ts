/** Who may reach x/a, said by labels of pods, with and without labels of their namespaces. */
import { expression, labels, NAME, policy, probe, type E2eCase } from '../e2e-case';
import type { PlainPeer } from '../../support/point-evaluator';

/** A case of one policy, which lets these peers reach x/a, tried by TCP on port 80. */
function peersOfXa(id: string, title: string, from: PlainPeer[], ...matrix: string[]): E2eCase {
  const probes = [probe('TCP', 80, ...matrix)];
  const policies = [policy('x', 'allow-to-a', { pod: 'a' }, { ingress: [{ from }] })];
  return { id, suite: 'core', title, steps: [{ title: 'x/a has a policy', policies, probes }] };
}

const OUTSIDE_X = expression(NAME, 'NotIn', 'x');

export const INGRESS_FROM_PODS: readonly E2eCase[] = [
  peersOfXa(
    'pod-selector',
    'PodSelector: traffic from pods within the namespace of the server',
    [{ podSelector: labels({ pod: 'b' }) }],
    'denied * -> x/a',
    'allowed x/b -> x/a',
  ),
  peersOfXa(
    'pod-selector-expression',
    'PodSelector with MatchExpressions: the same, said by an expression',
    [{ podSelector: expression('pod', 'In', 'b') }],
    'denied * -> x/a',
    'allowed x/b -> x/a',
  ),
  peersOfXa(
    'any-pod-selector',
    'any PodSelectors: one of two peers is enough',
    [{ podSelector: labels({ pod: 'b' }) }, { podSelector: labels({ pod: 'c' }) }],
    'denied * -> x/a',
    'allowed x/b -> x/a',
    'allowed x/c -> x/a',
  ),
  peersOfXa(
    'pod-or-namespace',
    'PodSelector or NamespaceSelector: two peers, of which the pods are those of x',
    [{ namespaceSelector: OUTSIDE_X }, { podSelector: labels({ pod: 'b' }) }],
    'denied x/c -> x/a',
  ),
  peersOfXa(
    'pod-and-namespace',
    'PodSelector and NamespaceSelector: one peer with both, so both have to match',
    [{ namespaceSelector: OUTSIDE_X, podSelector: labels({ pod: 'b' }) }],
    'denied * -> x/a',
    'allowed y/b -> x/a',
    'allowed z/b -> x/a',
  ),
  peersOfXa(
    'several-pods-and-namespaces',
    'multiple PodSelectors and NamespaceSelectors: b and c of all namespaces but x',
    [{ namespaceSelector: OUTSIDE_X, podSelector: expression('pod', 'In', 'b', 'c') }],
    'denied x/* -> x/a',
    'denied */a -> x/a',
  ),
  peersOfXa(
    'pod-of-another-namespace',
    'only a pod in a different namespace, by PodSelector and NamespaceSelector',
    [{ namespaceSelector: labels({ [NAME]: 'y' }), podSelector: labels({ pod: 'a' }) }],
    'denied * -> x/a',
    'allowed y/a -> x/a',
  ),
];
