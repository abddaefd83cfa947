/** Random changes of texts and of command lines, as accidents make them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { egress, ingress, pod, policy, service, yaml } from '../checks/manifests';

const root = join(__dirname, '../..');

const shop = yaml(
  policy('web', '{ matchLabels: { app: web } }', ingress('{ from: [{ podSelector: { matchLabels: { app: api } } }] }')),
  policy(
    'api',
    '{ matchLabels: { app: api } }',
    egress('{ to: [{ ipBlock: { cidr: 10.0.0.0/8 } }], ports: [{ port: 80, endPort: 90 }] }'),
  ),
  pod('web', 'app: web', { ports: '{ name: http, containerPort: 80 }' }),
  pod('api', 'app: api'),
  service('web', 'app: web', '{ port: 80, targetPort: http }'),
);
/** Manifests of several kinds, short enough to be read thousands of times. */
export const MANIFESTS: readonly string[] = [
  shop,
  ...[
    'dist/P01/backend.k8s.yaml',
    'test/fixtures/cluster/kubectl-get.yaml',
    'test/fixtures/traps/T3.yaml',
    'test/fixtures/traps/T8.yaml',
  ].map((file) => readFileSync(join(root, file), 'utf8').slice(0, 800)),
];

const scrap = fc.constantFrom(
  ...[
    '-',
    '- ',
    ':',
    ': ',
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    "'",
    '|',
    '>',
    '&a',
    '*a',
    '!!str ',
    '<<: ',
    '---\n',
    '...\n',
  ],
  ...['%YAML 1.2\n', '\t', '\n', '\r\n', '\u00a0', '\ufeff', '\u0000', '{{ x }}', '#', '? ', '~', 'no', '0x1F', '1_0'],
  ...['1:20', '💥', '\ud800', '__proto__: ', '-1', '1e99', '65536', 'null', '[]', '{}', '  ', '0.0.0.0/0', '::/0', '/'],
  ...[
    '*',
    'a/b',
    'kube-system',
    'ingress: [{}]\n',
    'podSelector: {}\n',
    'namespaceSelector: {}\n',
    'Service',
    'Egress',
  ],
);

const change = fc.record({
  at: fc.nat(1200),
  removed: fc.nat(12),
  inserted: fc.oneof(scrap, fc.string({ maxLength: 4 })),
});

/** One of these texts, changed in up to four places. */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([original, changes]) =>
      changes.reduce((text, { at, removed, inserted }) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + inserted + text.slice(place + removed);
      }, original),
    );
}

/** One of these command lines with some of its words left out, changed, doubled, or put elsewhere. */
export function mutatedArguments(calls: readonly (readonly string[])[]): fc.Arbitrary<string[]> {
  const words = [...new Set(calls.flat())];
  const word = fc.oneof(
    fc.constantFrom(...words),
    mutated(words),
    fc.constantFrom('', '-', '--', '-x', '--help', '--debug', '--version', '\u0000', '💥', '/nowhere'),
  );
  const edit = fc.record({ at: fc.nat(12), removed: fc.nat(2), inserted: fc.array(word, { maxLength: 2 }) });
  return fc
    .tuple(fc.constantFrom(...calls), fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(([original, edits]) => {
      const argv = [...original];
      for (const { at, removed, inserted } of edits) argv.splice(at % (argv.length + 1), removed, ...inserted);
      return argv;
    });
}
