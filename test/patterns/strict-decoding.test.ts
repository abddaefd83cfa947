import { decodeStrictly } from '../support/strict-decoding';

const GOOD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-web
  namespace: default
spec:
  podSelector: {}
  policyTypes:
    - Ingress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - port: 80
        - port: http
`;

function problems(from: string, to: string): unknown {
  expect(GOOD).toContain(from);
  return decodeStrictly(GOOD.replace(from, to)).problems;
}

test('what the definitions describe passes', () => {
  const { objects, problems } = decodeStrictly(`${GOOD}---\n${GOOD}`);
  expect(problems).toEqual([]);
  expect(objects.map(({ metadata }) => metadata.name)).toEqual(['allow-web', 'allow-web']);
});

test.each([
  ['at the top', 'spec:', 'status: {}\nspec:', '/status'],
  ['in the metadata', '  name: allow-web', '  name: allow-web\n  title: x', '/metadata/title'],
  ['in the spec, by its case', 'podSelector: {}', 'podselector: {}', '/spec/podselector'],
  ['in a rule', '- from:', '- form:', '/spec/ingress/0/form'],
  [
    'deep in a peer',
    'matchLabels:\n              app: web',
    'matchLabel:\n              app: web',
    '/spec/ingress/0/from/0/podSelector/matchLabel',
  ],
])('an unknown field is refused: %s', (_title, from, to, at) => {
  expect(problems(from, to)).toEqual([{ rule: 'additionalProperties', at }]);
});

test.each([
  ['in the spec', '  podSelector: {}', '  podSelector: {}\n  podSelector: {}', 'line 8'],
  ['among labels', '              app: web', '              app: web\n              app: api', 'line 15'],
])('a duplicate key is refused: %s', (_title, from, to, at) => {
  expect(problems(from, to)).toEqual([{ rule: 'DUPLICATE_KEY', at }]);
});

test.each([
  ['a map for a list', 'ingress:\n    - from:', 'ingress:\n      from:', '/spec/ingress'],
  ['a number for a text', 'app: web', 'app: 1', '/spec/ingress/0/from/0/podSelector/matchLabels/app'],
  ['a YAML null for a selector', 'podSelector: {}', 'podSelector:', '/spec/podSelector'],
])('another type is refused: %s', (_title, from, to, at) => {
  expect(problems(from, to)).toEqual([{ rule: 'type', at }]);
});

test('of a Namespace everything is judged, of another kind the metadata', () => {
  const manifest = (kind: string): string => `apiVersion: v1\nkind: ${kind}\nmetadata: { name: a }\nextra: 1\n`;
  expect(decodeStrictly(manifest('Namespace')).problems).toEqual([{ rule: 'additionalProperties', at: '/extra' }]);
  expect(decodeStrictly(manifest('ConfigMap')).problems).toEqual([]);
  expect(decodeStrictly(manifest('ConfigMap').replace('name:', 'nmae:')).problems).toEqual([
    { rule: 'additionalProperties', at: '/metadata/nmae' },
  ]);
});
