/** How a field of the API is decoded. The names of the types are those of the OpenAPI definitions, where they have one. */
export type Schema =
  | StringSchema
  | TimeSchema
  | BooleanSchema
  | IntegerSchema
  | IntOrStringSchema
  | OpaqueSchema
  | StringMapSchema
  | ListSchema
  | ObjectSchema;

export interface StringSchema {
  readonly type: 'string';
}

/** A point in time in the form of RFC 3339. */
export interface TimeSchema {
  readonly type: 'time';
}

export interface BooleanSchema {
  readonly type: 'boolean';
}

export interface IntegerSchema {
  readonly type: 'integer';
  readonly format: 'int32' | 'int64';
}

/** A number that fits int32, or a string (Y7). */
export interface IntOrStringSchema {
  readonly type: 'int-or-string';
}

/** Any JSON; the server stores it without looking into it. */
export interface OpaqueSchema {
  readonly type: 'opaque';
}

/** An object with free keys and string values. */
export interface StringMapSchema {
  readonly type: 'string-map';
}

export interface ListSchema<Element = Schema> {
  readonly type: 'list';
  readonly element: Element;
}

/** An object with a fixed set of fields. */
export interface ObjectSchema<Fields = Readonly<Record<string, Schema>>> {
  readonly type: 'object';
  /** Name of the OpenAPI definition. */
  readonly definition: string;
  readonly fields: Fields;
  /** The fields again, safe to look up with a name of the user's choice such as `constructor`. */
  readonly byName: ReadonlyMap<string, Schema>;
}

/** Stands in for what is there but could not be decoded, so that nothing more is said about it. */
export const UNREADABLE = Symbol('unreadable');

/** Type of {@link UNREADABLE}. */
export type Unreadable = typeof UNREADABLE;

/** The entries of an object with free keys and string values, in the order in which they are written. */
export type DecodedStrings = readonly (readonly [key: string, value: string | Unreadable])[];

/** Whether a decoded field is there and could be decoded. */
export function isReadable<Value>(value: Value | Unreadable | undefined): value is Value {
  return value !== undefined && value !== UNREADABLE;
}

/** What decoding gives for a schema. Absent and null are both undefined; in a list, null is the zero value (S9). */
export type Decoded<S> =
  S extends ObjectSchema<infer Fields>
    ? { readonly [Name in keyof Fields]?: Decoded<Fields[Name]> | Unreadable }
    : S extends ListSchema<infer Element>
      ? readonly (Decoded<Element> | Unreadable)[]
      : S extends StringMapSchema
        ? DecodedStrings
        : S extends IntOrStringSchema
          ? number | string
          : S extends IntegerSchema
            ? number
            : S extends BooleanSchema
              ? boolean
              : S extends StringSchema | TimeSchema
                ? string
                : unknown;

export const STRING: StringSchema = { type: 'string' };
export const TIME: TimeSchema = { type: 'time' };
export const BOOLEAN: BooleanSchema = { type: 'boolean' };
export const INT32: IntegerSchema = { type: 'integer', format: 'int32' };
export const INT64: IntegerSchema = { type: 'integer', format: 'int64' };
export const INT_OR_STRING: IntOrStringSchema = { type: 'int-or-string' };
export const OPAQUE: OpaqueSchema = { type: 'opaque' };
export const STRING_MAP: StringMapSchema = { type: 'string-map' };

/** Schema of a list. */
export function list<Element extends Schema>(element: Element): ListSchema<Element> {
  return { type: 'list', element };
}

/** Schema of the object that the OpenAPI definition `definition` describes. */
export function object<Fields extends Readonly<Record<string, Schema>>>(
  definition: string,
  fields: Fields,
): ObjectSchema<Fields> {
  return { type: 'object', definition, fields, byName: new Map(Object.entries(fields)) };
}
