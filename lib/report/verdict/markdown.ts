import type {
  BackendVerdict,
  DirectionVerdict,
  Outcome,
  PolicyTrace,
  RuleTrace,
  Verdict,
} from '../../analysis/verdict';
import { asCode, asText, markdownTable } from '../markdown';
import { portTexts } from '../port-texts';
import type { VerdictFormatOptions } from './text';

const ICONS: Readonly<Record<Outcome, string>> = { allowed: '🟢', denied: '🔴', unknown: '🟡' };

/** A verdict for a page: the outcome, then the rules of each direction in a table. */
export function verdictAsMarkdown(verdict: Verdict, { explanation }: VerdictFormatOptions): string {
  const { backends } = verdict;
  const lines = [
    ...headed('###', verdict),
    ...(backends ? backends.flatMap((backend) => [...headed('####', backend), ...details(backend)]) : details(verdict)),
    ...(backends ? caveatsOf(verdict) : []),
    ...explanation.filter(({ kind }) => kind === 'advice').map(({ text }) => `> ${asText(text)}\\`),
  ];
  // A backslash breaks the line, which the last one needs no more.
  return `${lines.join('\n').trimEnd().replace(/\\$/, '')}\n`;
}

function headed(mark: string, { flow, verdict, allowed, unknown }: BackendVerdict): string[] {
  const { from, to, protocol, port } = flow;
  const asked = port === undefined ? (protocol ?? 'every port') : `${protocol ?? 'port'} ${port}`;
  const sets = [
    ...(allowed && verdict !== 'denied' ? [`- allowed: ${portTexts(allowed) || 'nothing'}`] : []),
    ...(unknown ? [`- unknown: ${portTexts(unknown)}`] : []),
  ];
  return [
    `${mark} ${ICONS[verdict]} ${verdict}: ${asCode(from)} → ${asCode(to)}, ${asText(asked)}`,
    '',
    ...(sets.length > 0 ? [...sets, ''] : []),
  ];
}

function details(verdict: BackendVerdict): string[] {
  const { flow, egress, ingress } = verdict;
  return [
    ...directionLines('egress', flow.from, egress),
    ...directionLines('ingress', flow.to, ingress),
    ...caveatsOf(verdict),
  ];
}

function directionLines(direction: string, end: string, { isolated, verdict, policies }: DirectionVerdict): string[] {
  const because = isolated ? '' : end.startsWith('ip:') ? ': policies isolate pods alone' : ': no policy isolates it';
  const rows = policies.flatMap((policy) =>
    policy.rules.length === 0
      ? [[nameOf(policy), '', 'no', 'it has no rule: it allows nothing']]
      : policy.rules.map((rule) => [nameOf(policy), String(rule.index), matchOf(rule), asText(rule.why)]),
  );
  return [
    `**${direction}** of ${asCode(end)} is ${verdict}${because}`,
    '',
    ...(rows.length > 0 ? [...markdownTable(['Policy', 'Rule', 'Matches', 'Why'], rows), ''] : []),
  ];
}

function nameOf({ namespace, name, file, line }: PolicyTrace): string {
  const place = file === undefined ? [] : asCode(line === undefined ? file : `${file}:${line}`);
  return [asCode(`${namespace}/${name}`), place].flat().join('<br>');
}

function matchOf({ matched }: RuleTrace): string {
  if (matched === null) return 'perhaps';
  return matched ? 'yes' : 'no';
}

function caveatsOf({ caveats }: BackendVerdict): string[] {
  return caveats.length === 0
    ? []
    : [...caveats.map(({ code, message }) => `- ${asCode(code)}: ${asText(message)}`), ''];
}
