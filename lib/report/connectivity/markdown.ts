import { asCode, asText, markdownTable } from '../markdown';
import { portTexts } from '../port-texts';
import type { ConnectivityData, ConnectivityFormatOptions } from './data';
import { edgesOf } from './edges';
import { connectivitySummary, groupLegend, labelOf } from './labels';

/** Connections as a table for a page, and the members of the groups in another one. */
export function* connectivityAsMarkdown(
  data: ConnectivityData,
  { pairs = false, finished }: ConnectivityFormatOptions,
): Generator<string> {
  const labels = new Map(pairs ? [] : data.groups.map((group) => [group.id, labelOf(group)]));
  const label = (id: string): string => asCode(labels.get(id) ?? id);
  yield `${asText(connectivitySummary(data, finished))}. What is not listed is denied.\n\n`;
  yield `${markdownTable(['From', 'To', 'Allowed', 'Unknown', 'Caveats'], []).join('\n')}\n`;
  for (const { from, to, allowed, unknown, caveats } of edgesOf(data, pairs)) {
    const [row] = markdownTable(
      [label(from), label(to), portTexts(allowed.toTexts()), portTexts(unknown.toTexts()), caveats.join('<br>')],
      [],
    );
    yield `${row}\n`;
  }
  const legend = pairs ? [] : groupLegend(data);
  if (legend.length === 0) return;
  const rows = legend.map(({ label: name, members }) => [asCode(name), asText(members)]);
  yield `\n${markdownTable(['Group', 'Members'], rows).join('\n')}\n`;
}
