import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LARGEST_FILE } from '../../lib/manifest/files';
import { readManifests, type ManifestInput, type ReadManifests } from '../../lib/manifest/read-manifests';

let folder: string;
const at = (name: string): string => join(folder, name);
const pod = (name: string): string => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n`;
const write = (files: Record<string, string | Uint8Array>): void => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(at(name), '..'), { recursive: true });
    writeFileSync(at(name), content);
  }
};
/** What was read from paths below the folder, and from standard input. */
const read = (paths: string[], stdin?: ManifestInput['stdin']): ReadManifests =>
  readManifests({
    paths: paths.map((path) => (path === '-' ? path : at(path))),
    ...(stdin !== undefined && { stdin }),
  });
const podsOf = ({ parts }: ReadManifests): string[] => (parts.workloads ?? []).map(({ name }) => name);
const refusals = ({ refused }: ReadManifests): string[] => refused.map(({ code }) => code);
const findings = ({ diagnostics }: ReadManifests): unknown[] =>
  diagnostics.map(({ code, file, line }) => [code, file?.replace(`${folder}/`, ''), line]);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netpol-manifests-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('paths', () => {
  beforeEach(() => {
    write({
      'a.yaml': pod('a'),
      'more/b.yml': `${pod('b')}---\n${pod('b2')}`,
      'more/deep/c.json': '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"c"}}',
      'more/notes.txt': 'no manifest',
      'pod.tmpl': pod('tmpl'),
      'odd[1].yaml': pod('odd'),
      'odd1.yaml': pod('other'),
    });
  });

  test.each<[name: string, paths: string[], pods: string[], files: number]>([
    ['a file', ['a.yaml'], ['a'], 1],
    ['a file, whatever its name', ['pod.tmpl'], ['tmpl'], 1],
    ['a folder with those in it', ['more'], ['b', 'b2', 'c'], 2],
    ['a file and a folder in the order given', ['more/deep', 'a.yaml'], ['c', 'a'], 2],
    ['a file that several paths lead to, once', ['more', 'more/b.yml', 'more'], ['b', 'b2', 'c'], 2],
    ['a glob', ['more/*.yml'], ['b', 'b2'], 1],
    ['a glob of any depth', ['**/*.{yml,json}'], ['b', 'b2', 'c'], 2],
    ['what a glob matches and has the name of a manifest', ['more/**'], ['b', 'b2', 'c'], 2],
    ['a path that exists rather than the glob that it could be', ['odd[1].yaml'], ['odd'], 1],
  ])('%s', (_name, paths, pods, files) => {
    const result = read(paths);
    expect(podsOf(result)).toEqual(pods);
    expect([result.files, refusals(result), findings(result)]).toEqual([files, [], []]);
  });

  test.each<[name: string, path: string]>([
    ['that does not exist', 'missing'],
    ['of a folder without manifests', 'empty'],
    ['of a file without objects', 'values.yaml'],
    ['of an empty file', 'nothing.yaml'],
    ['that is a glob and matches nothing', 'more/*.toml'],
    ['that is a glob below nothing', 'missing/*.yaml'],
  ])('a path %s is refused, the others are read', (_name, path) => {
    mkdirSync(at('empty'));
    write({ 'values.yaml': 'replicas: 3\n', 'nothing.yaml': '' });
    const result = read([path, 'a.yaml']);
    expect([refusals(result), podsOf(result)]).toEqual([['nothing-to-read'], ['a']]);
  });

  test('names of files are as given, with what is below a folder joined by slashes', () => {
    write({ 'bad/x/a.yaml': 'a: [\n' });
    expect(findings(read(['bad']))).toEqual([['manifest-unparseable', 'bad/x/a.yaml', 2]]);
  });

  test('links that lead back up are followed once', () => {
    symlinkSync(folder, at('more/up'));
    expect(podsOf(read(['more']))).toContain('b');
    expect(podsOf(read(['more'])).filter((name) => name === 'b')).toHaveLength(1);
  });
});

describe('standard input', () => {
  test('is read where a path is a dash, as text or bytes', () => {
    expect(podsOf(read(['-'], pod('x')))).toEqual(['x']);
    expect(podsOf(read(['-', '-'], Buffer.from(`\uFEFF${pod('x')}`)))).toEqual(['x']);
  });

  test('is a file by the name <stdin>', () => {
    const result = read(['-'], `${pod('x')}---\nb: [\n`);
    expect(findings(result)).toEqual([['manifest-unparseable', '<stdin>', 7]]);
    expect([result.files, result.lineOf('<stdin>', 4)]).toEqual([1, '  name: x']);
  });

  test('without an object is refused', () => {
    expect(refusals(read(['-'], '# nothing\n'))).toEqual(['nothing-to-read']);
    expect(refusals(read(['-']))).toEqual(['nothing-to-read']);
  });

  test.each([
    ['more than is read', 'a'.repeat(LARGEST_FILE + 1)],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x61, 0])],
  ])('with %s is refused', (_name, stdin) => {
    expect(refusals(read(['-'], stdin))).toEqual(['manifest-unreadable']);
  });
});

describe('what cannot be read', () => {
  test('is refused where a path names it, and a finding elsewhere', () => {
    write({ 'all/a.yaml': pod('a'), 'all/binary.yaml': new Uint8Array([0, 1, 2]) });
    execFileSync('mkfifo', [at('all/pipe.yaml')]);
    symlinkSync('/dev/zero', at('all/zero.yaml'));

    expect(findings(read(['all']))).toEqual([
      ['manifest-unreadable', 'all/binary.yaml', undefined],
      ['manifest-unreadable', 'all/pipe.yaml', undefined],
      ['manifest-unreadable', 'all/zero.yaml', undefined],
    ]);
    const named = read(['all/pipe.yaml', 'all/zero.yaml', 'all/a.yaml']);
    expect([refusals(named), podsOf(named)]).toEqual([['manifest-unreadable', 'manifest-unreadable'], ['a']]);
  });

  test('is no path at all', () => {
    const paths = [5, undefined, ''] as unknown as string[];
    expect(refusals(readManifests({ paths }))).toEqual(['nothing-to-read', 'nothing-to-read', 'nothing-to-read']);
  });
});

test('lines are those of the files, without their ends', () => {
  write({ 'a.yaml': 'a: 1\r\nb: 2\r\n' });
  const { lineOf } = read(['a.yaml']);
  const lines = [0, 1, 2, 3, 4].map((line) => lineOf(at('a.yaml'), line));
  expect(lines).toEqual([undefined, 'a: 1', 'b: 2', '', undefined]);
  expect(lineOf('unknown', 1)).toBeUndefined();
});

test('progress is told before each file and at the end', () => {
  write({ 'a.yaml': pod('a'), 'b.yaml': pod('b') });
  const told: number[] = [];
  readManifests({ paths: [folder] }, { onProgress: ({ done, total }) => told.push(done, total) });
  expect(told).toEqual([0, 2, 1, 2, 2, 2]);
});
