import type { CodeDescription } from '../lib/diagnostics/codes';
import { CODES } from '../lib/diagnostics/codes';

const head = `<!-- Generated from lib/diagnostics/ by \`npm run docs\`. Do not edit. -->

# Diagnostic codes

Every finding carries one of these codes. A code keeps its meaning for ever: write scripts and acknowledgements against
the code, never against the wording of a message.

`;

/** The text of docs/diagnostics.md: one section a code, in alphabetical order, under the heading that links point to. */
export function diagnosticsPage(codes: Record<string, CodeDescription> = CODES): string {
  const entries = Object.entries(codes).sort(([a], [b]) => (a < b ? -1 : 1));
  const index = [
    '| code | severity | what is wrong |',
    '| --- | --- | --- |',
    ...entries.map(
      ([code, { severity, title }]) => `| [\`${code}\`](#${code}) | ${severity} | ${title.replaceAll('|', '\\|')} |`,
    ),
  ].join('\n');
  const sections = entries.map(([code, { severity, title, why, fix }]) =>
    [`## ${code}`, `**${severity}**: ${title}`, `_Why it matters._ ${why}`, `_What to do._ ${fix}`].join('\n\n'),
  );
  return `${head}${index}\n\n${sections.join('\n\n')}\n`;
}
