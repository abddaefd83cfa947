import { FIRST_PORT, LAST_PORT, PROTOCOLS, type ProtocolName } from '../model/protocol';
import type { Fields } from './fields';

/** What a container port and the port of a Service have in common. */
export interface DeclaredPort {
  readonly name?: string;
  readonly protocol: ProtocolName;
  readonly port: number;
}

/** A port whose number stands in the field `numberField`; TCP where it names no protocol (S38). */
export function readPort(fields: Fields, numberField: string): DeclaredPort | undefined {
  const name = fields.text('name');
  const protocol = fields.word('protocol', PROTOCOLS) ?? 'TCP';
  const port = fields.integer(numberField, FIRST_PORT, LAST_PORT);
  if (fields.isEmpty(numberField)) fields.refuse(numberField, 'FieldValueRequired', `${numberField} is missing`);
  return port === undefined ? undefined : { ...(name !== undefined && { name }), protocol, port };
}
