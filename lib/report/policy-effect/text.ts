import type { ConnectionChange } from '../../analysis/connection-changes';
import type { PolicyEffect } from '../../analysis/policy-effect';
import { visibleInLog } from '../../base/visible-in-log';
import { DIRECTIONS } from '../../model/direction';
import { counted } from '../counted';
import { endNames } from '../end-names';
import { passingTexts, UNDECIDED_NOTE } from '../port-texts';
import type { Style } from '../style';
import { renderTable } from '../table';
import { hangingLines, wrap } from '../text-width';

/** What formats for people need beside the effect. */
export interface PolicyEffectFormatOptions {
  readonly style: Style;
  /** Columns of the screen. @default - lines are not broken */
  readonly width?: number;
}

/** The effect of a policy for people: whom it selects, what it adds, and what would change without it. */
export function policyEffectAsText(effect: PolicyEffect, options: PolicyEffectFormatOptions): string {
  const { style } = options;
  const { subjects, adds, blocked, without } = effect;
  const parts = [`${headingOf(effect, style)}\n${selectionOf(effect, options)}`];
  if (subjects.length > 0) parts.push(...allowedParts(effect, options), changesWithout(effect, options));
  const changes = [adds, blocked, without.opened, without.closed].flat();
  if (changes.some(({ undecided }) => undecided)) parts.push(style.dim(UNDECIDED_NOTE));
  return `${parts.join('\n\n')}\n`;
}

function headingOf({ policy }: PolicyEffect, style: Style): string {
  const { namespace, name, constructPath, file, line } = policy;
  const place = constructPath ?? (file === undefined ? undefined : `${file}:${line ?? 1}`);
  return `${style.bold(visibleInLog(`${namespace}/${name}`))}${place === undefined ? '' : style.dim(` (${visibleInLog(place)})`)}`;
}

function selectionOf(
  { subjects, directions }: PolicyEffect,
  { style, width = Infinity }: PolicyEffectFormatOptions,
): string {
  if (subjects.length === 0) return style.warning('Selects no pod: it does nothing here.');
  const them = subjects.length === 1 ? 'it' : 'them';
  return wrap(`Selects ${listed(subjects)}, and isolates ${them} for ${directions.join(' and ')}.`, width).join('\n');
}

function allowedParts({ adds, blocked }: PolicyEffect, options: PolicyEffectFormatOptions): string[] {
  const { good, warning } = options.style;
  if (adds.length === 0 && blocked.length === 0) return ['Allows nothing that no other policy allows.'];
  return [
    adds.length === 0 ? [] : `${good('Allows what no other policy allows:')}\n${tableOf(adds, 2, options)}`,
    blocked.length === 0 ? [] : `${warning('Allows, but the other end denies:')}\n${tableOf(blocked, 2, options)}`,
  ].flat();
}

function changesWithout({ adds, without }: PolicyEffect, options: PolicyEffectFormatOptions): string {
  const { style, width = Infinity } = options;
  const { noLongerIsolated, opened, closed } = without;
  const freed = DIRECTIONS.filter((direction) => noLongerIsolated[direction].length > 0).flatMap((direction) =>
    hangingLines(`  no longer isolated for ${direction}: ${listed(noLongerIsolated[direction])}`, width),
  );
  const lines = [
    freed.map(style.warning),
    opened.length === 0 ? [] : [style.warning('  opened:'), tableOf(opened, 4, options)],
    closed.length === 0 ? [] : closedLines(closed, adds, options),
  ].flat();
  return lines.length === 0 ? 'Without it nothing would change.' : ['Without it:', ...lines].join('\n');
}

/** Mostly that is what the policy adds, and stands in the table above already. */
function closedLines(
  closed: readonly ConnectionChange[],
  adds: readonly ConnectionChange[],
  options: PolicyEffectFormatOptions,
): string[] {
  const { error } = options.style;
  if (JSON.stringify(closed) === JSON.stringify(adds))
    return [error('  closed: what no other policy allows, as above')];
  return [error('  closed:'), tableOf(closed, 4, options)];
}

function tableOf(
  changes: readonly ConnectionChange[],
  indent: number,
  { style, width }: PolicyEffectFormatOptions,
): string {
  const rows = changes.map(({ from, to, connections, undecided }) => [
    namesOf(from).join('\n'),
    namesOf(to).join('\n'),
    passingTexts(connections, undecided),
  ]);
  return renderTable(['from', 'to', 'connections'], rows, style, { indent, width, isSpaced: true });
}

/** So many names are shown; what is left is counted. */
const MOST_NAMES = 6;

function namesOf(ids: readonly string[]): string[] {
  const names = endNames(ids).map(visibleInLog);
  if (names.length <= MOST_NAMES) return names;
  const shown = names.slice(0, MOST_NAMES - 1);
  return [...shown, `and ${counted(names.length - shown.length, 'other')}`];
}

function listed(ids: readonly string[]): string {
  return namesOf(ids).join(', ');
}
