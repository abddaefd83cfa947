/** The fast reader and the exact one see the same values at the same places, or the fast one leaves the text to the other. */
import fc from 'fast-check';
import { readDocuments } from '../../lib/manifest/read-documents';
import { readExactly } from '../../lib/manifest/read-exactly';
import { TextLines } from '../../lib/manifest/text-position';
import { runs } from '../analysis/runs';
import type { YamlDocument } from '../../lib/manifest/yaml-document';

const scalar = fc.constantFrom(
  ...[
    'web',
    'no',
    'yes',
    'On',
    'y',
    '0100',
    '080',
    '0o17',
    '0x50',
    '0b11',
    '8_0',
    '+80',
    '80.0',
    '1e2',
    '1:20',
    '~',
    'null',
    '',
  ],
  ...[
    '"a: b"',
    "'it''s'",
    '"\\u0041\\n"',
    '1.10',
    '2024-01-01',
    '.inf',
    '-',
    'a#b',
    'a # comment',
    'a:6379',
    '::/0',
    'fd00::/8',
  ],
  ...[
    '80',
    '-1',
    '0',
    '9007199254740993',
    'true',
    'TRUE',
    'tRUE',
    "''",
    '10.0.0.0/8',
    '!!str no',
    '*',
    '<<',
    '|',
    '>',
    '"💥"',
  ],
);
const key = fc.constantFrom('app', 'name', 'a.b/c', '"quoted key"', "'k'", 'no', '1', '1.0', 'y', 'port', 'cidr');
const flow = fc.oneof(
  fc.array(scalar, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
  fc
    .array(fc.tuple(key, scalar), { maxLength: 3 })
    .map((pairs) => `{ ${pairs.map(([k, v]) => `${k}: ${v}`).join(', ')} }`),
);
const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');
const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3 },
    fc
      .array(fc.tuple(key, fc.oneof(scalar, flow)), { minLength: 1, maxLength: 3 })
      .map((pairs) => pairs.map(([k, v]) => `${k}: ${v}\n`).join('')),
    fc.tuple(key, tie('block')).map(([k, inner]) => `${k}:\n${indented(inner)}`),
    fc.tuple(key, tie('block')).map(([k, inner]) => `${k}:\n${inner}`),
    fc
      .array(fc.oneof(scalar, flow), { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item) => `- ${item}\n`).join('')),
    tie('block').map((inner) => `-${indented(inner).slice(1)}`),
    fc.tuple(key, fc.constantFrom('|', '|-', '>', '>-', '|+')).map(([k, style]) => `${k}: ${style}\n  one\n\n  two\n`),
    fc.tuple(tie('block'), fc.constantFrom('# comment\n', '\n', '   \n')).map(([inner, other]) => `${inner}${other}`),
  ),
}));
/** As `kubectl get -o yaml` writes it: elements that are hard to read stand among others. */
const list = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .map((items) => `kind: List\nitems:\n${items.map((item) => `-${indented(item).slice(1)}`).join('')}`);
const text = fc
  .tuple(
    fc.array(fc.oneof({ weight: 3, arbitrary: block }, list), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('---\n', '--- # more\n', '...\n---\n'),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([blocks, separator, isCrlf, hasMark]) => {
    const joined = `${hasMark ? '\ufeff' : ''}${blocks.join(separator)}`;
    return isCrlf ? joined.replaceAll('\n', '\r\n') : joined;
  });

/** Field paths of a value, as the API server writes them. */
function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  if (Array.isArray(value)) return [path, ...value.flatMap((each, i) => pathsOf(each, `${path}[${i}]`))];
  return [path, ...Object.entries(value).flatMap(([k, each]) => pathsOf(each, path === '' ? k : `${path}.${k}`))];
}

function seenBy(documents: Iterable<YamlDocument>): unknown {
  return [...documents].map((document) => ({
    value: document.value,
    problem: document.problem,
    places: document.problem ? [] : pathsOf(document.value).map((path) => [path, document.locate(path)]),
    keyProblems: document.keyProblems(''),
    ambiguousScalars: document.ambiguousScalars(''),
  }));
}

const jsonKey = fc.constantFrom('app', 'name', 'a.b/c', 'no', 'items', 'items[0]', '<<', '__proto__', 'a"b', 'ä');
/** Objects as pairs, so that a key can stand twice. */
const { value: jsonValue } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    fc
      .oneof(fc.string({ maxLength: 8 }), fc.integer(), fc.double(), fc.boolean(), fc.constant(null))
      .map((each) => JSON.stringify(each)),
    fc.constantFrom('1e2', '-0', '80.0', '"\\u0041"', '"\\/"', '"no"', '"0100"', '"a: b"'),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(jsonKey, tie('value')), { maxLength: 3 })
      .map((pairs) => `{${pairs.map(([k, v]) => `${JSON.stringify(k)}: ${v}`).join(',\n')}}`),
  ),
}));
/** As `kubectl get -o json` writes it, compact or not. */
const json = fc
  .tuple(fc.array(jsonValue, { minLength: 1, maxLength: 3 }), fc.boolean(), fc.constantFrom('', '\n', '\n---\n', ' '))
  .map(([items, isList, end]) => `${isList ? `{"kind": "List", "items": [${items.join(',\n ')}]}` : items[0]}${end}`);

test.each([
  ['YAML', text, 1500],
  ['JSON', json, 700],
])('both readers agree on values, places and what they warn of in %s', (_title, texts, usual) => {
  fc.assert(
    fc.property(texts, (manifest) => {
      const lines = new TextLines(manifest);
      const fast = seenBy(readDocuments(manifest, lines));
      expect(fast).toEqual(seenBy(readExactly(manifest, (offset) => lines.at(offset))));
    }),
    runs(usual),
  );
});
