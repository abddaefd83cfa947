/**
 * `npm run new:check <id>`: the beginning of a check. Writes lib/checks/<id>/ with its code and its page, a failing test,
 * its code's description and its line in the registry. What it cannot know says TODO.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODES } from '../lib/diagnostics/codes';
import { root, runTool } from './run';

/** The files that a new check makes or changes, by their paths from the root. */
export function scaffold(id: string, read: (file: string) => string): Map<string, string> {
  const name = id.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
  const codes = 'lib/diagnostics/check-codes.ts';
  const registry = 'lib/checks/registry.ts';
  return new Map([
    [`lib/checks/${id}/check.ts`, checkFile(id, name)],
    [`lib/checks/${id}/README.md`, page(id)],
    [`test/checks/${id}.test.ts`, testFile(id)],
    [codes, replaced(read(codes), '\n} satisfies', `\n${description(id)}\n} satisfies`)],
    [
      registry,
      replaced(
        replaced(read(registry), '\n\n/**', `\nimport { ${name} } from './${id}/check';\n\n/**`),
        'RECOMMENDED: readonly Check[] = [',
        `RECOMMENDED: readonly Check[] = [${name}, `,
      ),
    ],
  ]);
}

/** Why an id is none for a new check; undefined where it is fine. */
export function problemOf(id: string | undefined): string | undefined {
  if (id === undefined) return 'name the check: npm run new:check wide-ip-block';
  if (!/^[a-z]+(-[a-z0-9]+)+$/.test(id))
    return `"${id}" is no kebab-case noun phrase of the defect, like wide-ip-block`;
  if (Object.hasOwn(CODES, id)) return `the code ${id} is taken; codes are never used for two things`;
  return undefined;
}

function replaced(text: string, before: string, after: string): string {
  if (!text.includes(before)) throw new Error(`cannot find ${JSON.stringify(before)}`);
  return text.replace(before, () => after);
}

const checkFile = (id: string, name: string): string => `import { builtIn } from '../check';
import { policyName } from '../checked-policy';

/** TODO: what is found, and the rule of Kubernetes that it comes from. */
export const ${name} = builtIn('${id}', [], function* (context) {
  for (const checked of context.policies) {
    // TODO: continue where nothing is wrong
    yield { object: checked.object, path: 'spec', message: \`\${policyName(checked)} TODO: the values in question\` };
  }
});
`;

const description = (id: string): string => `  '${id}': {
    severity: 'warning',
    title: 'TODO',
    why: 'TODO',
    fix: 'TODO',
  },`;

const page = (id: string): string => `# ${id}

TODO.

TODO: why it matters.

## Bad

\`\`\`yaml
\`\`\`

## Good

\`\`\`yaml
\`\`\`

## When to acknowledge

TODO
`;

const testFile = (id: string): string => `import { found } from './run-example';

test.todo('${id}: what is found, with line, column and path');

test.todo('${id}: what is not found, above all what looks like it');

test('${id} is not finished', () => {
  expect(found('')).toEqual(['${id}']);
});
`;

async function main([id]: string[]): Promise<number> {
  const problem = problemOf(id);
  if (problem !== undefined || existsSync(join(root, 'lib', 'checks', id))) {
    console.error(problem ?? `lib/checks/${id} is there already`);
    return 1;
  }
  const files = scaffold(id, (file) => readFileSync(join(root, file), 'utf8'));
  mkdirSync(join(root, 'lib', 'checks', id));
  for (const [file, text] of files) {
    writeFileSync(join(root, file), text);
    console.log(file);
  }
  const { code, output } = await runTool('prettier/bin/prettier.cjs', [
    '--write',
    '--log-level',
    'warn',
    ...files.keys(),
  ]);
  if (code !== 0) console.error(output);
  console.log('Now write the check, its page and its test; `npm run docs` writes docs/.');
  return code;
}

if (require.main === module) {
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
