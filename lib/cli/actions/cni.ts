import { capabilityOf, type CniCapability } from '../../cni/capability';
import { CNI_FEATURE_NAMES, CNI_FEATURES } from '../../cni/cni-features';
import { cniMatrix } from '../../cni/cni-matrix';
import type { CniCell, CniSupport } from '../../cni/cni-profile';
import { cniProfile, type NamedCni } from '../../cni/named-profile';
import { PLAIN, type Style } from '../../report/style';
import { renderTable } from '../../report/table';
import { widthOf } from '../../report/text-width';
import { markdownTable } from '../../report/markdown';
import type { Action, Invocation } from '../command';
import { EXIT } from '../exit-codes';
import { lookOf, writeResult } from '../output';

export const cni: Action = async (invocation) => {
  const plugin = invocation.args.plugin as string | undefined;
  const text = plugin === undefined ? allPlugins(invocation) : onePlugin(cniProfile(plugin), invocation);
  await writeResult(invocation, text);
  return EXIT.GOOD;
};

const WORDS: Record<CniSupport, string> = {
  supported: 'yes',
  'not supported': 'no',
  limited: 'limited',
  'not known': 'not known',
};

/** What stands in a field of the matrix: `yes`, `no`, `since 1.16`. */
function wordOf({ value, since }: Pick<CniCell, 'value' | 'since'>): string {
  return since === undefined ? WORDS[value] : `${value === 'supported' ? '' : `${WORDS[value]} `}since ${since}`;
}

function paintOf(value: CniSupport, style: Style): (text: string) => string {
  return { supported: style.good, 'not supported': style.error, limited: style.warning, 'not known': style.dim }[value];
}

function allPlugins(invocation: Invocation): string {
  const matrix = cniMatrix();
  const { output } = invocation.options;
  if (output === 'json') return asJson(matrix);
  const [features, plugins] = [matrix.columns.map(({ title }) => title), matrix.rows.map(({ name }) => name)];
  if (output === 'markdown') {
    const rows = matrix.rows.map(({ name, cells }) => [name, ...cells.map(wordOf)]);
    return `${markdownTable(['plugin', ...features], rows).join('\n')}\n`;
  }
  const { style, width } = lookOf(invocation);
  const cellsOf = (names: readonly string[]) =>
    features.map((feature, index) => [
      feature,
      ...matrix.rows
        .filter(({ name }) => names.includes(name))
        .map(({ cells }) => ({ text: wordOf(cells[index]), paint: paintOf(cells[index].value, style) })),
    ]);
  // A feature a line, a plugin a column, as many beside each other as a terminal has room for.
  const tablesOf = (size: number, look: Style): string[] =>
    inParts(plugins, size).map((part) => renderTable(['', ...part], cellsOf(part), look));
  const fits = (size: number): boolean =>
    width === undefined ||
    tablesOf(size, PLAIN).every((table) => table.split('\n').every((line) => widthOf(line) <= width));
  const tables = tablesOf(PLUGINS_IN_A_ROW.find(fits) ?? 1, style);
  const hint = style.dim('what is not known is settled by no document\nnetpol cni <plugin> shows notes and sources');
  return `${tables.join('\n\n')}\n\n${hint}\n`;
}

/** More would be hard to follow from the names of the features. */
const PLUGINS_IN_A_ROW = [5, 4, 3, 2];

function inParts<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

function onePlugin({ profile, version }: NamedCni, invocation: Invocation): string {
  const { name, title, versionOf, remarks } = profile;
  const capabilities = CNI_FEATURE_NAMES.map((feature) => ({
    feature,
    ...capabilityOf(profile, feature, version),
  }));
  const { output } = invocation.options;
  if (output === 'json') return asJson({ name, title, version: version?.text, versionOf, capabilities, remarks });
  const heading = version === undefined ? title : `${title} ${version.text}`;
  if (output === 'markdown') {
    const rows = capabilities.map((each) => [
      CNI_FEATURES[each.feature].title,
      WORDS[each.value],
      ...[saidOf(each).join(' '), each.sources.join('; ')].map((text) => text.replaceAll('|', '\\|')),
    ]);
    return [`## ${heading}`, '', ...markdownTable(['feature', 'enforced', 'notes', 'sources'], rows), ''].join('\n');
  }
  const { style } = lookOf(invocation);
  const blocks = capabilities.map((each) =>
    [
      `${style.bold(CNI_FEATURES[each.feature].title)}: ${paintOf(each.value, style)(WORDS[each.value])}`,
      ...saidOf(each).map((text) => `  ${text}`),
      ...each.sources.map((source) => style.dim(`  source: ${source}`)),
    ].join('\n'),
  );
  const notes = remarks.map(({ text }) => `note: ${text}`);
  return `${[style.bold(heading), ...blocks, ...notes].join('\n\n')}\n`;
}

function saidOf({ note, consequence }: CniCapability): string[] {
  return [note, consequence].filter((text) => text !== undefined);
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
