/** Every manifest in dist/, whichever app it is of, as the API server would take it. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { validateNetworkPolicy } from 'cdk8s-netpol';
import { decodeStrictly } from '../support/strict-decoding';
import { PATTERNS } from './pattern-apps';

const DIST = join(__dirname, '../../dist');

const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.ya?ml$/.test(file))
  .sort();

test('each pattern is in dist/ under its id', () => {
  const folders = new Set(files.map(dirname));
  expect(PATTERNS.map(({ id }) => id).filter((id) => !folders.has(id))).toEqual([]);
});

describe.each(files)('%s', (file) => {
  const { objects, problems } = decodeStrictly(readFileSync(join(DIST, file), 'utf8'));

  test('is decoded strictly', () => {
    expect(problems).toEqual([]);
    expect(objects).not.toHaveLength(0);
  });

  test('holds no policy that the API server would refuse or warn about', () => {
    const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
    expect(policies.flatMap((policy) => validateNetworkPolicy(policy))).toEqual([]);
  });
});
