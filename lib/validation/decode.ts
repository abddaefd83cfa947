import { reportUnknownField, reportWrongType } from './decoding-findings';
import type { FieldPath } from './field-path';
import type { Findings } from './findings';
import { isInt32, isInt64, isPlainObject, isTime } from './json-types';
import { UNREADABLE } from './schema';
import type { Decoded, ObjectSchema, Schema, Unreadable } from './schema';
import { quoted } from '../base/show-value';
import { SizeMeter } from './size-meter';

/** Where a value stands: as a segment below a parent, so that a path is made for containers and for findings only. */
type Segment = string | number;

/**
 * Turns JSON into the values of a schema, as the strict decoding of the API server does: names are case-sensitive (Y3),
 * an unknown field (Y4) or another type (Y6, Y7) is an error. Unlike the server it goes on after the first one.
 *
 * It copies, reading everything of the input once: what comes out has no getters, no cycles and a bounded size.
 */
export class Decoder {
  private readonly meter = new SizeMeter();

  public constructor(private readonly findings: Findings) {}

  /** Decodes `value` as `schema`. Throws whatever a getter of the input throws, and `ObjectTooLarge`. */
  public object<Fields extends Readonly<Record<string, Schema>>>(
    schema: ObjectSchema<Fields>,
    value: Record<string, unknown>,
    path: FieldPath,
  ): Decoded<ObjectSchema<Fields>> {
    // The one place where the shape at run time meets the type computed from the schema.
    return this.fields(schema, value, path) as Decoded<ObjectSchema<Fields>>;
  }

  private value(schema: Schema, value: unknown, parent: FieldPath, segment: Segment): unknown {
    switch (schema.type) {
      case 'string':
        return typeof value === 'string' ? this.text(value) : this.wrongType('a string', value, parent, segment);
      case 'int-or-string':
        if (typeof value === 'string') return this.text(value);
        if (isInt32(value)) return value;
        return this.wrongType('a port number, or a string that is the name of a port', value, parent, segment);
      case 'integer':
        if (schema.format === 'int32' ? isInt32(value) : isInt64(value)) return value;
        return this.wrongType(`an integer of ${schema.format.slice(3)} bits`, value, parent, segment);
      case 'boolean':
        return typeof value === 'boolean' ? value : this.wrongType('true or false', value, parent, segment);
      case 'time':
        return isTime(value) ? value : this.wrongType('a time like "2030-01-31T12:00:00Z"', value, parent, segment);
      case 'opaque':
        return undefined;
      case 'string-map':
        if (!isPlainObject(value)) return this.wrongType('an object of strings', value, parent, segment);
        return this.stringMap(value, parent, segment);
      case 'list':
        if (!Array.isArray(value)) return this.wrongType('a list', value, parent, segment);
        return this.list(schema.element, value, descend(parent, segment));
      case 'object':
        if (!isPlainObject(value)) return this.wrongType('an object', value, parent, segment);
        return this.fields(schema, value, descend(parent, segment));
    }
  }

  private text(value: string): string {
    this.meter.text(value);
    return value;
  }

  private fields(schema: ObjectSchema, object: Record<string, unknown>, path: FieldPath): Record<string, unknown> {
    const decoded: Record<string, unknown> = {};
    let misspelt: string[] | undefined;
    for (const name of Object.keys(object)) {
      this.meter.key(name);
      const field = schema.byName.get(name);
      if (field === undefined) {
        const meant = reportUnknownField(name, schema, path, this.findings);
        if (meant !== undefined) (misspelt ??= []).push(meant);
        continue;
      }
      const value = object[name];
      if (value !== null && value !== undefined) decoded[name] = this.value(field, value, path, name);
    }
    // A misspelt field is not absent: that it is required would only be a consequence of the first finding.
    for (const name of misspelt ?? []) decoded[name] ??= UNREADABLE;
    return decoded;
  }

  private list(element: Schema, values: readonly unknown[], path: FieldPath): unknown[] {
    const decoded: unknown[] = [];
    for (let i = 0; i < values.length; i++) {
      this.meter.element();
      const value = values[i];
      // JSON null decodes to the zero value of the element type (S9, S10).
      decoded.push(value === null || value === undefined ? zeroOf(element) : this.value(element, value, path, i));
    }
    return decoded;
  }

  private stringMap(map: Record<string, unknown>, parent: FieldPath, segment: Segment): [string, unknown][] {
    const decoded: [string, unknown][] = [];
    for (const key of Object.keys(map)) {
      this.meter.key(key);
      const value = map[key];
      // Y10: `app:` with nothing after it is the empty string.
      if (value === null || value === undefined) decoded.push([key, '']);
      else if (typeof value === 'string') decoded.push([key, this.text(value)]);
      else {
        const entry = descend(parent, segment).entry(key);
        reportWrongType(`the value of ${quoted(key)}`, 'a string', value, entry, this.findings);
        decoded.push([key, UNREADABLE]);
      }
    }
    return decoded;
  }

  private wrongType(wanted: string, value: unknown, parent: FieldPath, segment: Segment): Unreadable {
    const name = typeof segment === 'number' ? 'the element' : segment;
    reportWrongType(name, wanted, value, descend(parent, segment), this.findings);
    return UNREADABLE;
  }
}

function descend(parent: FieldPath, segment: Segment): FieldPath {
  return typeof segment === 'number' ? parent.index(segment) : parent.child(segment);
}

function zeroOf(schema: Schema): unknown {
  return schema.type === 'string' ? '' : {};
}
