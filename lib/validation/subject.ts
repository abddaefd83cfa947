import type { DiagnosticSubject } from '../diagnostics/diagnostic';

/** Names the object for a diagnostic, as far as it can be read; undefined if it is not an object at all. */
export function readSubject(object: unknown): DiagnosticSubject | undefined {
  try {
    if (!isRecord(object)) return undefined;
    const metadata = isRecord(object.metadata) ? object.metadata : {};
    const namespace = textOrUndefined(metadata.namespace);
    const name = textOrUndefined(metadata.name);
    return Object.freeze({
      apiVersion: textOrUndefined(object.apiVersion) ?? '',
      kind: textOrUndefined(object.kind) ?? '',
      ...(namespace === undefined ? {} : { namespace }),
      ...(name === undefined ? {} : { name }),
    });
  } catch {
    // A getter or proxy of the caller threw; the decoder reports that.
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOrUndefined(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
