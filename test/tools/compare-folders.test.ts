import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compareFolders, describeDifferences } from '../../tools/compare-folders';

let scratch: string;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'netpol-test-'));
});

afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

function folder(name: string, files: Record<string, string>): string {
  for (const [file, text] of Object.entries(files)) {
    const path = join(scratch, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return join(scratch, name);
}

test('equal folders do not differ', () => {
  const files = { 'P01/a.yaml': 'a\n', 'b.yaml': 'b\n' };

  expect(compareFolders(folder('committed', files), folder('fresh', files))).toEqual([]);
});

test('every file that differs is named, with the first line that does', () => {
  const committed = folder('committed', {
    'same.yaml': 'x',
    'P01/a.yaml': 'a\nb\nc\n',
    'old.yaml': '',
    'cut.yaml': 'a\nb',
  });
  const fresh = folder('fresh', { 'same.yaml': 'x', 'P01/a.yaml': 'a\nB\nc\n', 'new.yaml': '', 'cut.yaml': 'a' });

  expect(compareFolders(committed, fresh)).toEqual([
    { file: 'P01/a.yaml', kind: 'changed', line: 2 },
    { file: 'cut.yaml', kind: 'changed', line: 2 },
    { file: 'new.yaml', kind: 'missing' },
    { file: 'old.yaml', kind: 'superfluous' },
  ]);
});

test('a folder that is not there yet lacks every file', () => {
  expect(compareFolders(join(scratch, 'nowhere'), folder('fresh', { 'a.yaml': '' }))).toEqual([
    { file: 'a.yaml', kind: 'missing' },
  ]);
});

test('files that the generator does not own are left alone', () => {
  const committed = folder('committed', { 'api/a.md': 'a', 'handbook.md': 'by hand' });

  expect(compareFolders(committed, folder('fresh', { 'api/a.md': 'a' }), (file) => file.startsWith('api/'))).toEqual(
    [],
  );
});

test('the description names each file and the command that mends them', () => {
  const text = describeDifferences(
    [
      { file: 'P01/a.yaml', kind: 'changed', line: 2 },
      { file: 'new.yaml', kind: 'missing' },
      { file: 'old.yaml', kind: 'superfluous' },
    ],
    'dist',
    'npm run synth',
  );

  expect(text.split('\n')).toEqual([
    'dist/ is stale:',
    '  dist/P01/a.yaml differs from line 2 on',
    '  dist/new.yaml is missing',
    '  dist/old.yaml is not generated any more',
    expect.stringContaining('npm run synth'),
  ]);
});
