import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles, readTextFile } from '../../lib/manifest/files';

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

describe('files of a folder', () => {
  const isText = (name: string): boolean => name.endsWith('.txt');
  /** Paths below the folder; those with a problem end in an exclamation mark. */
  const listed = (path = folder): string[] | undefined =>
    listFiles(path, isText)?.map((each) => `${each.path.slice(folder.length + 1)}${each.problem ? '!' : ''}`);
  const write = (...names: string[]): void => {
    for (const name of names) {
      mkdirSync(join(at(name), '..'), { recursive: true });
      writeFileSync(at(name), '');
    }
  };

  test('are listed with those of the folders in it, in the order of their names', () => {
    write('b.txt', 'a/z.txt', 'a/b/c.txt', 'B.txt', 'a.txt', 'c/d.txt', 'c.yaml', '.hidden/e.txt');
    mkdirSync(at('empty.txt'));

    expect(listed()).toEqual(['.hidden/e.txt', 'B.txt', 'a/b/c.txt', 'a/z.txt', 'a.txt', 'b.txt', 'c/d.txt']);
  });

  test('are none in an empty folder, and undefined where there is nothing', () => {
    expect(listed()).toEqual([]);
    expect(listed(at('nothing'))).toBeUndefined();
    expect(listFiles('', isText)).toBeUndefined();
    expect(listFiles(5 as unknown as string, isText)).toBeUndefined();
  });

  test('that are named themselves may have any name', () => {
    write('a.yaml', 'b.txt');

    expect(listed(at('a.yaml'))).toEqual(['a.yaml']);
  });

  test('are listed once, however many links lead to them', () => {
    write('real/a.txt');
    symlinkSync(at('real'), at('again'));
    symlinkSync(at('real/a.txt'), at('link.txt'));
    symlinkSync(folder, at('real/up'));

    expect(listed()).toEqual(['again/a.txt']);
  });

  test('are found where the folder is a link', () => {
    write('real/a.txt');
    symlinkSync(at('real'), at('link'));

    expect(listed(at('link'))).toEqual(['link/a.txt']);
  });

  test('hold links that lead nowhere, if these have the name of a file', () => {
    symlinkSync(at('nothing'), at('a.txt'));
    symlinkSync(at('b.txt'), at('b.txt'));
    symlinkSync(at('nothing'), at('c'));

    expect(listed()).toEqual(['a.txt', 'b.txt']);
    expect(readTextFile(at('a.txt'))).toHaveProperty('problem');
  });

  test('are a problem where the system cannot tell what there is', () => {
    const path = at('a'.repeat(300));
    expect(listFiles(path, isText)).toEqual([{ path, realPath: path, problem: 'reading it failed (ENAMETOOLONG)' }]);
  });

  test('may lie deep', () => {
    const deep = Array.from({ length: 300 }, () => 'd').join('/');
    write(`${deep}/a.txt`);

    expect(listed()).toEqual([`${deep}/a.txt`]);
  });
});
