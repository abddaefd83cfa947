/** What kubectl gives is one list of everything: reading one of its objects must not look at all others. */
import { ClusterReader } from '../../lib/manifest/cluster-reader';
import { readText } from '../../lib/manifest/read-text';
import { growth, LINEAR } from '../support/growth';

const policy = (index: number, port: number): object => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: `p${index}`, namespace: 'shop', labels: { on: 'no' } },
  spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ ports: [{ port }] }] },
});

const yamlOf = (index: number, port: number): string =>
  `- apiVersion: networking.k8s.io/v1
  kind: NetworkPolicy
  metadata: { name: p${index}, namespace: shop }
  spec:
    podSelector: {}
    ingress:
    - ports: [{ port: ${port} }]
`;

const configMap = (index: number): string =>
  `- apiVersion: v1
  kind: ConfigMap
  metadata: { name: c${index} }
  data:
    text: >-
      folded ${index}
`;

const yamlList = (items: string): string => `apiVersion: v1\nkind: List\nitems:\n${items}`;
const each = (amount: number, textOf: (index: number) => string): string =>
  Array.from({ length: amount }, (_, i) => textOf(i)).join('');

test('what only looks like the beginning of a template is passed over in a time that follows its length', () => {
  const factor = growth(20_000, (amount) => {
    const text = `kind: ConfigMap\ndata: "${'{{ '.repeat(amount)}"\n`;
    return () => () => {
      readText('file', text, new ClusterReader());
    };
  });
  expect(factor).toBeLessThan(LINEAR);
});

test.each([
  ['in YAML', (amount: number) => yamlList(each(amount, (i) => yamlOf(i, 80))), 0],
  ['in YAML, each with something to report', (amount: number) => yamlList(each(amount, (i) => yamlOf(i, 0))), 1],
  [
    'in YAML, between objects that only the parser reads',
    (amount: number) => yamlList(each(amount, (i) => yamlOf(i, 80) + configMap(i))),
    0,
  ],
  [
    'in JSON',
    (amount: number) =>
      JSON.stringify({ kind: 'List', items: Array.from({ length: amount }, (_, i) => policy(i, 80)) }),
    0,
  ],
  [
    'in JSON, each with something to report',
    (amount: number) => JSON.stringify({ kind: 'List', items: Array.from({ length: amount }, (_, i) => policy(i, 0)) }),
    1,
  ],
])('a list of policies %s is read in a time that follows its length', (_title, textOf, findings) => {
  const factor = growth(60, (amount) => {
    const text = textOf(amount);
    return () => () => {
      const reader = new ClusterReader();
      readText('list', text, reader);
      expect([reader.objects >= amount, reader.diagnostics.length]).toEqual([true, findings * amount]);
    };
  });
  expect(factor).toBeLessThan(LINEAR);
});
