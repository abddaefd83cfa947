import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTextFile } from '../../lib/manifest/files';

let folder: string;
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netpol-files-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('text is read as UTF-8, without a byte-order mark', () => {
  writeFileSync(at('a.yaml'), '\uFEFFname: Grüße\n');

  expect(readTextFile(at('a.yaml'))).toEqual({ text: 'name: Grüße\n' });
});

test.each<[name: string, content: Buffer]>([
  ['zero bytes', Buffer.from('a\0b')],
  ['bytes that are no UTF-8', Buffer.from([0x61, 0xff, 0xfe, 0x80])],
  ['UTF-16', Buffer.from('\uFEFFa: 1', 'utf16le')],
])('a file with %s is a problem', (_name, content) => {
  writeFileSync(at('a.yaml'), content);

  expect(readTextFile(at('a.yaml'))).toHaveProperty('problem');
});

test('a file above the limit is a problem that names both sizes', () => {
  writeFileSync(at('a.yaml'), 'a'.repeat(11));

  expect(readTextFile(at('a.yaml'), 11)).toEqual({ text: 'a'.repeat(11) });
  expect(readTextFile(at('a.yaml'), 10)).toHaveProperty('problem', expect.stringMatching(/11.*10/));
});

test('a missing file, a folder, a pipe and a link to itself are problems', () => {
  execFileSync('mkfifo', [at('pipe')]);
  symlinkSync(at('loop'), at('loop'));

  for (const path of [at('nothing.yaml'), join(at('a'), 'b.yaml'), folder, at('pipe'), at('loop')]) {
    expect(readTextFile(path)).toHaveProperty('problem');
  }
});
