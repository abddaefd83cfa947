import type { CniMatrix } from '../../cni/cni-matrix';
import type { CniProfileDocument } from '../../cni/cni-profile-document';
import { asText, markdownTable } from '../markdown';
import { headingOf, SUPPORT_WORDS, wordsOfCell } from './words';

/** The matrix as a table for a page, a plugin a line. */
export function cniMatrixAsMarkdown({ columns, rows }: CniMatrix): string {
  const heads = ['plugin', ...columns.map(({ title }) => title)];
  const lines = markdownTable(
    heads,
    rows.map(({ name, cells }) => [name, ...cells.map(wordsOfCell)]),
  );
  return `${lines.join('\n')}\n`;
}

/** What is known of one plugin for a page: a table of its features, then what is true whatever a policy says. */
export function cniProfileAsMarkdown(profile: CniProfileDocument): string {
  const { capabilities, remarks } = profile;
  const rows = capabilities.map(({ featureTitle, value, note, consequence, sources }) => [
    ...[featureTitle, SUPPORT_WORDS[value]],
    [note ?? [], consequence ?? []].flat().map(asText).join('<br>'),
    linkedSources(sources),
  ]);
  return [
    `## ${headingOf(profile)}`,
    '',
    ...markdownTable(['feature', 'enforced', 'notes', 'sources'], rows),
    ...(remarks.length > 0 ? [''] : []),
    ...remarks.map(({ text, sources }) => `- ${asText(text)} (${linkedSources(sources)})`),
    '',
  ].join('\n');
}

/** Where facts come from. Issues become links; files and pages stay text, because they move. */
export function linkedSources(sources: readonly string[]): string {
  const shown = sources.map((source) => {
    const issue = /^([\w.-]+\/[\w.-]+)#(\d+)$/.exec(source);
    return issue ? `[${source}](https://github.com/${issue[1]}/issues/${issue[2]})` : asText(source);
  });
  return shown.join('; ');
}
