import { found } from './run-example';

const policy = (block: string, direction = 'ingress'): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: p, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  ${direction}:
    - ${direction === 'ingress' ? 'from' : 'to'}:
        - ipBlock: ${block}`;

const hostBitsIn = (yaml: string): string[] =>
  found(yaml, { kubernetesVersion: '1.30' }).filter((text) => text.startsWith('host-bits'));

test.each([
  ['a block', policy('{ cidr: 10.0.0.1/8 }'), ['host-bits 9:22 spec.ingress[0].from[0].ipBlock.cidr']],
  ['a block of egress', policy('{ cidr: fd00::1/64 }', 'egress'), ['host-bits 9:22 spec.egress[0].to[0].ipBlock.cidr']],
  [
    'a hole',
    policy('{ cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.2.0.1/16] }'),
    ['host-bits 9:62 spec.ingress[0].from[0].ipBlock.except[1]'],
  ],
])('is found: %s', (_title, yaml, expected) => {
  expect(hostBitsIn(yaml)).toEqual(expected);
});

test.each([
  ['a network', policy('{ cidr: 10.0.0.0/8 }')],
  ['one address', policy('{ cidr: 10.0.0.1/32 }')],
  ['everything', policy("{ cidr: '::/0' }")],
])('is not found: %s', (_title, yaml) => {
  expect(hostBitsIn(yaml)).toEqual([]);
});
