import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import { Diagnostics, Dns } from 'cdk8s-netpol';
import * as netpol from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import type { MarkdownExample } from '../support/markdown-examples';
import { runExample } from '../support/run-example';
import { patternPrograms } from './pattern-programs';

const page = readFileSync(join(__dirname, '../../docs/patterns.md'), 'utf8');
const programs = patternPrograms(page);
const [program] = programs;
const title = ({ heading, line }: MarkdownExample): string => `${heading}, line ${line}`;

describe.each(programs.map((example) => [title(example), example] as const))('%s', (_title, { code, yaml }) => {
  const app = runExample(code).app!;

  test('nothing is found in it', () => {
    expect(Diagnostics.of(app).all).toEqual([]);
  });

  test('it adds the YAML that the page shows', () => {
    const before = code === program.code ? undefined : SynthesizedPolicies.of(runExample(program.code).app!);
    const after = SynthesizedPolicies.of(app);
    const added = after.ids.filter((id) => !before?.ids.includes(id));

    expect(Yaml.stringify(...added.map((id) => after.get(id)))).toBe(yaml);
    for (const id of before?.ids ?? []) expect(after.get(id).spec).toEqual(before?.get(id).spec);
  });
});

test('every ready-made pattern has a section', () => {
  const exported = readFileSync(join(__dirname, '../../lib/index.ts'), 'utf8')
    .split('// Ready-made patterns.')[1]
    .split('\n\n')[0];
  const patterns = Object.keys(netpol).filter((name) => exported.includes(` ${name},`) && /^[A-Z][a-z]/.test(name));

  expect(patterns.length).toBeGreaterThan(5);
  for (const name of patterns.filter((each) => each !== 'Pattern')) expect(page).toContain(`\n## ${name}\n`);
});

test('every DNS profile has a row', () => {
  for (const name of Object.getOwnPropertyNames(Dns).filter((each) => typeof Reflect.get(Dns, each) === 'function')) {
    if (name !== 'ofProfile') expect(page).toContain(`| \`Dns.${name}(`);
  }
});
