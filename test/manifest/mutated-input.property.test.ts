/** Whatever happens to a text on its way, reading it ends without an exception, and what is found has a place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readManifests } from '../../lib/manifest/read-manifests';

const root = join(__dirname, '../..');
const texts = [
  'dist/P01/backend.k8s.yaml',
  'test/fixtures/cluster/kubectl-get.yaml',
  'test/fixtures/traps/T3.yaml',
  'test/fixtures/traps/T8.yaml',
].map((file) => readFileSync(join(root, file), 'utf8').slice(0, 1500));

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
    '%YAML 1.2\n',
  ],
  ...[
    '\t',
    '\n',
    '\r\n',
    '\u00a0',
    '\ufeff',
    '\u0000',
    '{{ x }}',
    '#',
    '? ',
    '~',
    'no',
    '0x1F',
    '1_0',
    '1:20',
    '💥',
    '\ud800',
  ],
);
const mutation = fc.record({
  at: fc.nat(1500),
  removed: fc.nat(12),
  inserted: fc.oneof(scrap, fc.string({ maxLength: 4 })),
});

test('mutated manifests are read without an exception', () => {
  const runs = Number(process.env.FUZZ_RUNS ?? 5000);
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(mutation, { minLength: 1, maxLength: 4 }), (text, mutations) => {
      let mutated = text;
      for (const { at, removed, inserted } of mutations) {
        const place = at % (mutated.length + 1);
        mutated = mutated.slice(0, place) + inserted + mutated.slice(place + removed);
      }
      const { diagnostics, refused } = readManifests({ paths: ['-'], stdin: mutated });
      for (const { file, line } of diagnostics) {
        expect(file).toBe('<stdin>');
        expect(line).toBeGreaterThan(0);
      }
      for (const { code } of refused) expect(['nothing-to-read', 'manifest-unreadable']).toContain(code);
    }),
    { numRuns: runs },
  );
});
