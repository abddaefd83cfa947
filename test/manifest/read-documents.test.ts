import { objectsOfDocument } from '../../lib/manifest/objects-of-document';
import { readDocuments } from '../../lib/manifest/read-documents';
import type { YamlDocument } from '../../lib/manifest/yaml-document';

const read = (text: string): YamlDocument[] => [...readDocuments(text)];
const values = (text: string): unknown[] => read(text).map(({ value }) => value);

describe('scalars as the API server’s converter reads them', () => {
  test.each<[spelling: string, value: unknown]>([
    ['0100', 64],
    ['0o100', 64],
    ['-0o100', -64],
    ['080', 80],
    ['08', 8],
    ['09', 9],
    ['007', 7],
    ['0x50', 80],
    ['0b11', 3],
    ['8_0', 80],
    ['+80', 80],
    ['80.0', 80],
    ['1e2', 100],
    ['12e03', 12000],
    ['1.10', 1.1],
    ['1:20', '1:20'],
    ['10:30', '10:30'],
    ['1:20.5', '1:20.5'],
    ['2024-01-01', '2024-01-01'],
    ['2024-01-01T10:00:00Z', '2024-01-01T10:00:00Z'],
    ['v1', 'v1'],
    ['"80"', '80'],
    ["'no'", 'no'],
    ['!!str no', 'no'],
    ['nO', 'nO'],
    ['tRUE', 'tRUE'],
    ['~', null],
    ['Null', null],
    ['', null],
    ['a:6379', 'a:6379'],
    ['::/0', '::/0'],
    ['fd00::/8', 'fd00::/8'],
    ['!!binary aGk=', 'aGk='],
  ])('%s', (spelling, value) => {
    expect(values(`key: ${spelling}\n`)).toEqual([{ key: value }]);
  });

  test.each(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'])('%s is true', (spelling) => {
    expect(values(`key: ${spelling}`)).toEqual([{ key: true }]);
  });

  test.each(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'])('%s is false', (spelling) => {
    expect(values(`key: ${spelling}`)).toEqual([{ key: false }]);
  });

  test('keys get the text of their value', () => {
    expect(values('no: a\ny: b\n0100: c\n')).toEqual([{ false: 'a', true: 'b', 64: 'c' }]);
  });

  test('merge keys and aliases are expanded', () => {
    expect(values('base: &base {app: web}\nlabels: {<<: *base, tier: front}\ncopy: *base\n')).toEqual([
      { base: { app: 'web' }, labels: { app: 'web', tier: 'front' }, copy: { app: 'web' } },
    ]);
  });
});

describe('documents', () => {
  test('each of a stream, empty ones as null', () => {
    expect(values('a: 1\n---\n---\nb: 2\n...\n---\n{"c": 3}\n')).toEqual([{ a: 1 }, null, { b: 2 }, { c: 3 }]);
  });

  test('none in an empty text or one of comments', () => {
    expect(values('')).toEqual([]);
    expect(values('# nothing\n')).toEqual([]);
  });

  test('a byte-order mark and CRLF line ends change nothing', () => {
    expect(values('\uFEFFa: x\r\nb: [1,\r\n  2]\r\n')).toEqual([{ a: 'x', b: [1, 2] }]);
  });
});

describe('what cannot be read is a problem with a place', () => {
  test.each<[name: string, text: string, line: number]>([
    ['a list that is not closed', 'a: 1\nb: [1, 2\nc: 3\n', 3],
    ['a tab as indentation', 'a:\n\tb: 1\n', 2],
    ['an alias without an anchor', 'a: 1\nb: *nobody\n', 2],
    ['a reserved character', 'a: 1\nb: @x\n', 2],
    ['a newer YAML than the server reads', '%YAML 1.2\n---\na: 1\n', 3],
  ])('%s', (_name, text, line) => {
    const [document] = read(text);

    expect(document.problem).toEqual(expect.objectContaining({ line }));
    expect(document.problem?.message).not.toContain('\n');
    expect(document.value).toBeUndefined();
  });

  test('documents before and after it are read all the same', () => {
    const documents = read('a: 1\n---\nb: [\n---\nc: 3\n');

    expect(documents.map(({ value, problem }) => value ?? problem !== undefined)).toEqual([{ a: 1 }, true, { c: 3 }]);
  });

  test('an alias bomb', () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const below = level === 0 ? '"lol"' : `*l${level - 1}`;
      return `l${level}: &l${level} [${Array.from({ length: 9 }, () => below).join(', ')}]`;
    });

    const [document] = read(levels.join('\n'));

    expect(document.value).toBeUndefined();
    expect(document.problem).toBeDefined();
  });

  test.each([
    ['a list in itself', '&a\napiVersion: v1\nkind: List\nitems: [*a]\n'],
    ['a mapping in itself', 'a: &a\n  b: {c: *a}\n'],
    ['a sequence in itself', 'x: 1\ny: &a [1, [*a]]\n'],
  ])('%s, as the server has it', (_name, text) => {
    const [document] = read(text);

    expect(document.value).toBeUndefined();
    expect(document.problem).toBeDefined();
  });

  test('one large value used hundreds of times', () => {
    const large = Array.from({ length: 2_000 }, (_, index) => `x${index}`).join(', ');
    const [document] = read(`- &a [${large}]\n${'- *a\n'.repeat(900)}`);

    expect({ problem: document.problem !== undefined, value: document.value }).toEqual({
      problem: true,
      value: undefined,
    });
  });

  test('aliases that each look through thousands of anchors', () => {
    const [document] = read(Array.from({ length: 20_000 }, (_, index) => `- &a${index} x\n- *a${index}\n`).join(''));

    expect(document.problem).toBeDefined();
  });

  test('what is used again beside itself is no cycle', () => {
    expect(values('a: &a [1, &b {c: d}]\ne: [*a, *b, {f: *a}]\n')).toHaveLength(1);
  });

  test.each([
    ['a plain scalar', `a: ${'a '.repeat(2_000_000)}b\n`],
    ['blank lines', `a: b\n${'\n'.repeat(4_000_000)}c: d\n`],
    ['comments', `a: b\n${'#\n'.repeat(4_000_000)}c: d\n`],
    ['escapes in YAML', `a: "${'\\n'.repeat(15_000_000)}"\n`],
    ['escapes in JSON', `{"a":"${'\\n'.repeat(4_000_000)}"}`],
    ['a key', `${'a:b'.repeat(5_000_000)}: 1\n`],
  ])('%s of many megabytes is read or refused', (_name, text) => {
    const [document] = read(text);

    expect(document.problem === undefined).toBe(document.value !== undefined);
  });

  test.each([
    ['flow', '['.repeat(200_000)],
    [
      'block',
      Array.from({ length: 3_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n') + ' [' + '['.repeat(200_000),
    ],
  ])('nesting without end, in %s style', (_style, text) => {
    const documents = read(text);

    expect(documents[0].problem).toBeDefined();
  });

  test.each([400, 800, 1_200, 1_600, 2_000, 3_000, 5_000, 50_000])('%i nested lists are read or refused', (depth) => {
    const [document] = read('{kind: List, items: ['.repeat(depth) + ']}'.repeat(depth));

    expect(document.problem === undefined).toBe(document.value !== undefined);
    expect([...document.keyProblems(''), ...objectsOfDocument(document.value)]).toEqual([]);
  });

  test('many fields in one mapping take no time that grows with their square', () => {
    const timeOf = (count: number): number => {
      const text = Array.from({ length: count }, (_, index) => `k${index}: v`).join('\n');
      const times = Array.from({ length: 3 }, () => {
        const start = performance.now();
        const [document] = read(text);
        expect(document.keyProblems('')).toEqual([]);
        return performance.now() - start;
      });
      return Math.min(...times);
    };

    // Four times as much takes about four times as long; with the square it would be sixteen times.
    expect(timeOf(40_000) / timeOf(10_000)).toBeLessThan(9);
  });
});

describe('places', () => {
  const text = `# a comment
kind: NetworkPolicy
metadata:
  labels:
    app: web
    app.kubernetes.io/name: web
    a[0]: odd
spec:
  ingress:
    - ports:
        - port: 80
        - { port: 0 }
    - from: []
  podSelector: &all
    matchLabels: {app: web}
other: *all
`;
  const [document] = read(text);

  test.each([
    ['', 2, 1],
    ['kind', 2, 1],
    ['spec.ingress', 9, 3],
    ['spec.ingress[0]', 10, 7],
    ['spec.ingress[0].ports[1]', 12, 11],
    ['spec.ingress[0].ports[1].port', 12, 13],
    ['metadata.labels.app', 5, 5],
    ['metadata.labels.app.kubernetes.io/name', 6, 5],
    ['metadata.labels.a[0]', 7, 5],
    ['other.matchLabels.app', 15, 19],
  ])('%s stands at %i:%i', (path, line, column) => {
    expect(document.locate(path)).toEqual({ line, column });
  });

  test.each([
    ['a missing field stands where its parent does', 'metadata.name', 3],
    ['a missing element stands where its list does', 'spec.ingress[7].from', 9],
    ['a path that is none stands where the object does', 'nothing.of[3].this', 2],
  ])('%s', (_name, path, line) => {
    expect(document.locate(path).line).toBe(line);
  });
});

describe('keys', () => {
  test('that stand twice are found, in JSON’s sense of equal', () => {
    const [document] = read('spec:\n  ingress: []\n  "ingress": []\nlist:\n  - {true: 1, "true": 2}\n');

    expect(document.value).toBeDefined();
    expect(document.keyProblems('')).toEqual([
      { kind: 'duplicate', path: 'spec.ingress', line: 3, column: 3 },
      { kind: 'duplicate', path: 'list[0].true', line: 5, column: 15 },
    ]);
  });

  test('are looked at below a path alone', () => {
    const [document] = read('items:\n  - {a: 1, a: 2}\n  - {b: 1}\n');

    expect(document.keyProblems('items[1]')).toEqual([]);
    expect(document.keyProblems('items[0]')).toEqual([{ kind: 'duplicate', path: 'a', line: 2, column: 12 }]);
  });

  test('that are mappings, as in a raw template, or null are no text', () => {
    const [document] = read('name: {{ .Values.name }}\nlabels:\n  ~: x\n');

    expect(document.keyProblems('').map(({ kind, line }) => [kind, line])).toEqual([
      ['no-text', 1],
      ['no-text', 3],
    ]);
  });

  test('a merge key may stand twice', () => {
    const [document] = read('a: &a {x: 1}\nb: &b {y: 1}\nc: {<<: *a, <<: *b}\n');

    expect(document.keyProblems('')).toEqual([]);
  });
});

describe('objects of a document', () => {
  const policy = (name: string): object => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
  });

  test('an object is itself', () => {
    expect(objectsOfDocument(policy('a'))).toEqual([{ value: policy('a'), path: '' }]);
  });

  test('a list is its items, lists in lists included', () => {
    const list = {
      apiVersion: 'v1',
      kind: 'List',
      items: [policy('a'), { kind: 'List', items: [policy('b')] }, 'no object'],
    };

    expect(objectsOfDocument(list)).toEqual([
      { value: policy('a'), path: 'items[0]' },
      { value: policy('b'), path: 'items[1].items[0]' },
    ]);
  });

  test('a list of very many items is read in order', () => {
    const items = Array.from({ length: 200_000 }, (_, index) => ({ index }));

    const objects = objectsOfDocument({ kind: 'List', items });

    expect([objects.length, objects[0].path, objects.at(-1)?.path]).toEqual([200_000, 'items[0]', 'items[199999]']);
  });

  test('items of a typed list have its type', () => {
    const list = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicyList',
      items: [{ metadata: { name: 'a' } }],
    };

    expect(objectsOfDocument(list)).toEqual([{ value: policy('a'), path: 'items[0]' }]);
  });

  test.each([null, 'text', 7, [], [policy('a')]])('%j holds none', (value) => {
    expect(objectsOfDocument(value)).toEqual([]);
  });
});

test.each([
  ['lists', '['.repeat(100_000)],
  ['mappings', '{"a":'.repeat(50_000)],
  ['dashes', '- '.repeat(5_000)],
])('what nests too deeply is refused before anything recurses into it: %s', (_, text) => {
  expect([...readDocuments(text)].map(({ problem }) => problem?.message)).toEqual(['it is nested too deeply']);
});

test('what nests as deeply as people may is read, and so are the documents before one that does not', () => {
  const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
  expect([...readDocuments(deep(400))].map(({ problem }) => problem)).toEqual([undefined]);
  expect([...readDocuments(`a: 1\n---\n${deep(501)}\n`)].map(({ problem }) => problem?.message)).toEqual([
    undefined,
    'it is nested too deeply',
  ]);
});
