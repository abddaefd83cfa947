import { describeValue } from '../base/show-value';
import { cannotAnswer } from './ends';
import type { Flow } from './verdict';

/**
 * A flow as it was meant, by a program without type checking, too: null counts as left out. An end of another type is left to
 * the search for it, which refuses it.
 *
 * @throws DiagnosticsError `endpoint-unknown` where it is no flow, `flow-port-invalid`.
 */
export function readFlow(given: Flow): Flow {
  const { from, to, protocol, port } = fieldsOf(given);
  const isSound = isTextOrAbsent(protocol) && (isTextOrAbsent(port) || typeof port === 'number');
  // Most flows are: nothing has to be copied.
  if (isSound && typeof from === 'string' && typeof to === 'string') return given;
  for (const [name, value] of Object.entries({ protocol, port })) {
    const isFit = isTextOrAbsent(value ?? undefined) || (name === 'port' && typeof value === 'number');
    if (isFit) continue;
    const help =
      name === 'port' ? 'give a number or a name, or leave it out' : 'give TCP, UDP or SCTP, or leave it out';
    throw cannotAnswer('flow-port-invalid', `${name} is ${describeValue(value)}`, help);
  }
  return {
    ...{ from, to },
    ...(protocol !== null && protocol !== undefined && { protocol }),
    ...(port !== null && port !== undefined && { port }),
  } as Flow;
}

function fieldsOf(given: unknown): { readonly [field in keyof Flow]?: unknown } {
  const help = 'write { from, to }, { from, to, port } or { from, to, protocol, port }';
  if (typeof given !== 'object' || given === null) {
    throw cannotAnswer('endpoint-unknown', `the flow is ${describeValue(given)}, which names no endpoints`, help);
  }
  const { from, to, protocol, port } = given as Flow;
  return { from, to, protocol, port };
}

function isTextOrAbsent(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}
