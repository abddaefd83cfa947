import { cniMatrix, type CniRow } from '../lib/cni/cni-matrix';
import type { CniCell } from '../lib/cni/cni-profile';
import { linkedSources } from '../lib/report/cni/markdown';
import { asText, markdownTable } from '../lib/report/markdown';

const head = `<!-- Generated from lib/cni/ by \`npm run docs\`. Do not edit. -->

# Network plugins

A NetworkPolicy does nothing by itself: a network plugin enforces it, and plugins differ. This is what is known of them, with
where it comes from. A value of the matrix is one of

- **supported**: as Kubernetes says. With _since_: in that version of the plugin and later ones.
- **limited**: in part, or only where it is switched on; the section of the plugin says how.
- **not supported**: the section of the plugin says what becomes of the policy instead.
- **not known**: what its documents and its code say, as far as they were read, does not settle it.

Ask for a plugin by its name, in any case, and with a version if you know it, as in \`cilium@1.15\`. Without a version, or with
one of too few parts, what depends on the version counts as limited.

In the sections, what becomes of a policy is _ignored_ (that part of it has no effect), _narrower_ or _wider_ (less, or more, is
allowed than it says) or _policy rejected_ (nothing of it takes effect). [Rules](rules.md) explains references such as S45.
`;

/** The text of docs/cni.md: the matrix, what its columns mean, and one section a plugin with all that is known. */
export function cniPage(): string {
  const { columns, rows } = cniMatrix();
  const matrix = markdownTable(
    ['plugin', ...columns.map(({ title }) => title)],
    rows.map((row) => [`[${row.name}](#${row.name})`, ...row.cells.map(valueOf)]),
  ).join('\n');
  const meanings = columns.map(({ title, meaning }) => `- **${title}**: ${meaning}`).join('\n');
  const sections = rows.map((row) => section(row, new Map(columns.map(({ feature, title }) => [feature, title]))));
  return [head, matrix, '## What the columns mean', meanings, ...sections].join('\n\n');
}

function section(row: CniRow, titles: ReadonlyMap<string, string>): string {
  const named = [row.name, ...row.aliases].map((name) => `\`${name}\``).join(' or ');
  const cells = row.cells.map((cell) => [
    titles.get(cell.feature) ?? cell.feature,
    valueOf(cell),
    detailsOf(cell),
    linkedSources(cell.sources),
  ]);
  return [
    `## ${row.name}`,
    `${row.title}, asked for as ${named}. A version is ${row.versionOf}.`,
    markdownTable(['feature', 'value', 'in detail', 'sources'], cells).join('\n'),
    row.remarks.map(({ text, sources }) => `- ${asText(text)} (${linkedSources(sources)})`).join('\n'),
  ].join('\n\n');
}

function valueOf({ value, since }: CniCell): string {
  return since === undefined ? value : `${value} since ${since}`;
}

function detailsOf({ note, consequence, effect, before }: CniCell): string {
  const taken = [{ consequence, effect }, before ?? {}].flatMap(({ consequence: sentence, effect: what }) =>
    sentence === undefined ? [] : `${asText(sentence.charAt(0).toUpperCase() + sentence.slice(1))} (_${what}_).`,
  );
  return [note === undefined ? [] : asText(note), taken].flat().join(' ');
}
