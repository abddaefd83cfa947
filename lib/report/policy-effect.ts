import type { ConnectionChange, PolicyEffect } from '../analysis/policy-effect';
import { visibleInLog } from '../base/visible-in-log';
import type { ConnectionTexts } from '../model/connection-set';
import { counted } from './counted';
import { asJson } from './json';
import type { Style } from './style';
import { renderTable } from './table';

/** What formats for people need beside the effect. */
export interface PolicyEffectOptions {
  readonly style: Style;
  /** Columns of the screen. @default - lines are not broken */
  readonly width?: number;
}

/** Name of a format for the effect of a policy. */
export type PolicyEffectFormat = 'text' | 'json';

/** What a policy does, in each format. Every text ends with a line break. */
export const POLICY_EFFECT_FORMATS: Readonly<
  Record<PolicyEffectFormat, (effect: PolicyEffect, options: PolicyEffectOptions) => string>
> = {
  text: policyEffectAsText,
  json: asJson,
};

/** So many names are shown; what is left is counted. */
const MOST_NAMES = 6;

function policyEffectAsText(effect: PolicyEffect, options: PolicyEffectOptions): string {
  const { style } = options;
  const { policy, subjects, directions, adds, without } = effect;
  const place = policy.constructPath ?? (policy.file === undefined ? undefined : `${policy.file}:${policy.line ?? 1}`);
  const heading = `${style.bold(visibleInLog(`${policy.namespace}/${policy.name}`))}${place === undefined ? '' : style.dim(` (${visibleInLog(place)})`)}`;
  const selects =
    subjects.length === 0
      ? style.warning('selects no pod: it does nothing here')
      : `selects ${listed(subjects)} and isolates ${subjects.length === 1 ? 'it' : 'them'} for ${directions.join(' and ')}`;
  if (subjects.length === 0) return `${heading} ${selects}\n`;
  const open = (['ingress', 'egress'] as const)
    .filter((direction) => without.noLongerIsolated[direction].length > 0)
    .map(
      (direction) =>
        `  ${style.warning('no longer isolated')} for ${direction}: ${listed(without.noLongerIsolated[direction])}`,
    );
  const changes = [
    ...open,
    ...tableOf('  opened', without.opened, style.warning, options),
    ...tableOf('  closed', without.closed, style.error, options),
  ];
  return `${[
    `${heading} ${selects}`,
    adds.length === 0
      ? 'Allows nothing that no other policy allows.'
      : tableOf('Allows what no other policy allows', adds, style.good, options).join('\n'),
    changes.length === 0 ? 'Without it nothing would change.' : ['Without it:', ...changes].join('\n'),
  ].join('\n\n')}\n`;
}

function tableOf(
  title: string,
  changes: readonly ConnectionChange[],
  paint: (text: string) => string,
  { style, width }: PolicyEffectOptions,
): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map(({ from, to, connections, undecided }) => [
    listed(from, '\n'),
    listed(to, '\n'),
    [describe(connections), ...(undecided ? [`undecided: ${describe(undecided)}`] : [])].filter(Boolean).join('; '),
  ]);
  const table = renderTable(['from', 'to', 'connections'], rows, style, { indent: 4, ...(width && { width }) });
  return [`${paint(title)}:`, table];
}

/** `8080/TCP, 53/UDP`, or `everything`. */
function describe(texts: ConnectionTexts): string {
  const entries = Object.entries(texts);
  if (entries.length === 3 && entries.every(([, ports]) => isEvery(ports))) return 'everything';
  return entries
    .flatMap(([protocol, ports]) =>
      isEvery(ports) ? [`every ${protocol} port`] : ports.map((port) => `${port}/${protocol}`),
    )
    .join(', ');
}

function isEvery(ports: readonly string[]): boolean {
  return ports.length === 1 && ports[0] === '1-65535';
}

function listed(ids: readonly string[], separator = ', '): string {
  const names = ids.map(visibleInLog);
  if (ids.length <= MOST_NAMES) return names.join(separator);
  const rest = counted(ids.length - MOST_NAMES + 1, 'other');
  return `${names.slice(0, MOST_NAMES - 1).join(separator)}${separator === '\n' ? '\n' : ' '}and ${rest}`;
}
