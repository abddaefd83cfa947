import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECOMMENDED, STRICT } from '../lib/checks/registry';
import type { Check } from '../lib/checks/check';
import { root } from './run';

const note = (from: string): string => `<!-- Generated from ${from} by \`npm run docs\`. Do not edit. -->\n\n`;

const tableOf = (checks: readonly Check[]): string =>
  [
    '| check | severity | what is found |',
    '| --- | --- | --- |',
    ...checks.map(({ id, severity, title }) => `| [\`${id}\`](${id}.md) | ${severity} | ${title} |`),
  ].join('\n');

const index = `# Checks

\`netpol check\` judges NetworkPolicies by these checks, beside everything that the API server itself would refuse
([all codes](../diagnostics.md)). \`netpol checks <name>\` prints a page of this folder. Which checks run, how much they weigh and
what is acknowledged stands in \`netpol.config.yaml\` ([how](../configuration.md)). Checks of your own are
written alike ([how](../writing-checks.md)).

A policy acknowledges findings about itself in an annotation, one check on each line. After the day in parentheses, if there
is one, the finding is back:

\`\`\`yaml
metadata:
  annotations:
    cdk8s-netpol/acknowledge: |
      allow-all-rule: the shop is open to everybody
      dangling-peer (until 2030-01-31): the client comes with the next release
\`\`\`

## recommended

${tableOf(RECOMMENDED)}

## strict

\`preset: strict\` adds these.

${tableOf(STRICT)}
`;

/** The pages of docs/checks/: what the folder of each check says of it, and an index. */
export function checkPages(): { readonly name: string; readonly text: string }[] {
  return [
    { name: 'README.md', text: `${note('lib/checks/registry.ts')}${index}` },
    ...[...RECOMMENDED, ...STRICT].map(({ id }) => {
      const file = `lib/checks/${id}/README.md`;
      return { name: `${id}.md`, text: `${note(file)}${readFileSync(join(root, file), 'utf8')}` };
    }),
  ];
}
