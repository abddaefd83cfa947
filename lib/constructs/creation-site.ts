import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceLocation } from '../diagnostics/source-location';

/** Frames kept for each construct: enough to get from a rule inside a ready-made pattern out to the user's line. */
const FRAMES = 6;

const PACKAGE_ROOT = dirname(dirname(__dirname));
const OWN_CODE = [`${PACKAGE_ROOT}${sep}lib${sep}`, `${PACKAGE_ROOT}${sep}build${sep}`];

/** Reads where in the user's code something was made. */
export type CreationSite = () => SourceLocation | undefined;

/**
 * Remembers the line that made something. Keeping an unformatted stack costs a few microseconds; the text of it, with
 * source maps applied, is read only when the site is asked for.
 *
 * @param above The function whose caller is meant; frames of it and below are left out.
 */
export function captureSite(above: (...args: never[]) => unknown): CreationSite {
  const holder: { stack?: string } = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  Error.captureStackTrace(holder, above);
  Error.stackTraceLimit = limit;
  let location: SourceLocation | undefined | null = null;
  return () => (location === null ? (location = locationIn(holder.stack ?? '')) : location);
}

function locationIn(stack: string): SourceLocation | undefined {
  const frames = stack
    .split('\n')
    .map(parseFrame)
    .filter((frame) => frame !== undefined);
  return frames.find(({ file }) => !OWN_CODE.some((folder) => file.startsWith(folder))) ?? frames[0];
}

/** Reads `    at name (file:line:column)` or `    at file:line:column`. Folders may have brackets and spaces. */
function parseFrame(line: string): SourceLocation | undefined {
  const frame = /^\s+at (?:async )?(.+)$/.exec(line)?.[1];
  if (frame === undefined) return undefined;
  const place = frame.endsWith(')') ? frame.slice(frame.indexOf(' (') + 2, -1) : frame;
  const match = /^(.+):(\d+):(\d+)$/.exec(place);
  if (!match || match[1].startsWith('node:') || match[1].includes('<anonymous>')) return undefined;
  const file = match[1].startsWith('file://') ? fileURLToPath(match[1]) : match[1];
  return { file, line: Number(match[2]), column: Number(match[3]) };
}
