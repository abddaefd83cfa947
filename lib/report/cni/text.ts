import type { CniMatrix } from '../../cni/cni-matrix';
import type { CniSupport } from '../../cni/cni-profile';
import type { CniProfileDocument, FeatureCapability } from '../../cni/cni-profile-document';
import { PLAIN, type Paint, type Style } from '../style';
import { renderTable } from '../table';
import { hangingLines, widthOf } from '../text-width';
import { headingOf, SUPPORT_WORDS, wordsOfCell } from './words';

/** What formats for people need beside what is known. */
export interface CniFormatOptions {
  readonly style: Style;
  /** Columns of the screen. @default - as many as there have to be */
  readonly width?: number;
}

/** More would be hard to follow from the names of the features. */
const MOST_PLUGINS_IN_A_ROW = 5;

/** The matrix for people: a feature a line, a plugin a column, as many beside each other as a terminal has room for. */
export function cniMatrixAsText({ columns, rows }: CniMatrix, { style, width = Infinity }: CniFormatOptions): string {
  const tablesOf = (size: number, look: Style): string[] =>
    inParts(rows, size).map((part) => {
      const lines = columns.map(({ title }, column) => [
        title,
        ...part.map(({ cells }) => ({
          text: wordsOfCell(cells[column]),
          paint: paintOf(cells[column].value, look),
        })),
      ]);
      return renderTable(['', ...part.map(({ name }) => name)], lines, look);
    });
  const fits = (size: number): boolean =>
    tablesOf(size, PLAIN).every((table) => table.split('\n').every((line) => widthOf(line) <= width));
  const sizes = Array.from({ length: MOST_PLUGINS_IN_A_ROW }, (_, i) => MOST_PLUGINS_IN_A_ROW - i);
  const tables = tablesOf(sizes.find(fits) ?? 1, style);
  const hints = ['not known: no document settles it', 'netpol cni <plugin> shows notes and sources'];
  return `${[...tables, hints.map(style.dim).join('\n')].join('\n\n')}\n`;
}

function inParts<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

/** What is known of one plugin, for people. */
export function cniProfileAsText(profile: CniProfileDocument, options: CniFormatOptions): string {
  const { style } = options;
  const remarks = profile.remarks.map(({ text, sources }) =>
    [...lines(`note: ${text}`, options), ...sourceLines(sources, options)].join('\n'),
  );
  const features = profile.capabilities.map((capability) => featureLines(capability, options).join('\n'));
  return `${[style.bold(headingOf(profile)), ...features, ...remarks].join('\n\n')}\n`;
}

function featureLines(
  { featureTitle, value, note, consequence, sources }: FeatureCapability,
  options: CniFormatOptions,
): string[] {
  const { style } = options;
  return [
    `${style.bold(featureTitle)}: ${paintOf(value, style)(SUPPORT_WORDS[value])}`,
    ...[note ?? [], consequence ?? []].flat().flatMap((text) => lines(`  ${text}`, options)),
    ...sourceLines(sources, options),
  ];
}

function sourceLines(sources: readonly string[], options: CniFormatOptions): string[] {
  return sources.flatMap((source) => lines(`  source: ${source}`, options)).map(options.style.dim);
}

function lines(text: string, { width = Infinity }: CniFormatOptions): string[] {
  return hangingLines(text, width);
}

function paintOf(value: CniSupport, style: Style): Paint {
  return { supported: style.good, 'not supported': style.error, limited: style.warning, 'not known': style.dim }[value];
}
