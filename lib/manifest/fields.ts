import { describeValue, quoted } from '../base/show-value';
import type { ErrorReason } from '../diagnostics/diagnostic';
import type { Labels } from '../model/label-selector';
import { quotesHelp } from '../validation';
import { isObject, joinPath } from './objects-of-document';

/** What is wrong with a field, as the API server would see it. */
export interface FieldFault {
  /** Field path from the root of the object. */
  readonly path: string;
  /** Path of the value itself, where `path` names the whole map that it is in. @default - `path` */
  readonly entry?: string;
  readonly reason: ErrorReason;
  readonly message: string;
  readonly help?: string;
}

/** More elements than the largest object that the API takes could hold. */
const MOST_ELEMENTS = 2_000_000;

/**
 * Reads the fields of one object as the API server decodes them: null and the empty text are as good as absent, and a value
 * of another type is refused (Y6). What is wrong is handed to `refuse`, and the field is taken as absent.
 */
export class Fields {
  public constructor(
    private readonly values: Readonly<Record<string, unknown>>,
    private readonly path: string,
    private readonly onFault: (fault: FieldFault) => void,
  ) {}

  /** The fields of an object in a field; of an empty one where there is none. */
  public object(name: string): Fields {
    return this.below(name, this.value(name));
  }

  /** The fields of each object of a list. A null in a list is an empty object, as it is to the server. */
  public objects(name: string): Fields[] {
    const values = this.value(name) ?? [];
    if (!Array.isArray(values)) {
      this.refuseType(name, values, 'a list');
      return [];
    }
    if (values.length > MOST_ELEMENTS) {
      this.refuse(name, 'BadRequest', `${name} has ${values.length} elements, more than any object can hold`);
      return [];
    }
    return values.map((value: unknown, index) => this.below(`${name}[${index}]`, value));
  }

  public text(name: string): string | undefined {
    const value = this.value(name) ?? '';
    if (typeof value === 'string') return value === '' ? undefined : value;
    this.refuseType(name, value, 'a string');
    return undefined;
  }

  /** A map of strings; null in it is the empty text (Y10). */
  public texts(name: string): Labels {
    const map = this.value(name) ?? {};
    if (!isObject(map)) {
      this.refuseType(name, map, 'an object of strings');
      return {};
    }
    const entries = Object.entries(map).flatMap(([key, value]) => {
      if (typeof (value ?? '') === 'string') return [[key, value ?? ''] as const];
      this.onFault({
        ...this.wrongType(name, value, 'a string', `the value of ${quoted(key)}`),
        entry: joinPath(joinPath(this.path, name), key),
      });
      return [];
    });
    return Object.fromEntries(entries) as Labels;
  }

  /** A list of strings. */
  public textList(name: string): string[] {
    const values = this.value(name) ?? [];
    if (Array.isArray(values) && values.every((each) => typeof each === 'string')) return values;
    this.refuseType(name, values, 'a list of strings');
    return [];
  }

  public flag(name: string): boolean {
    const value = this.value(name) ?? false;
    return typeof value === 'boolean' ? value : this.refuseType(name, value, 'true or false');
  }

  /** A whole number, both bounds included. */
  public integer(name: string, lowest: number, highest: number): number | undefined {
    const value = this.value(name) ?? undefined;
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      this.refuseType(name, value, 'a whole number');
      return undefined;
    }
    if (value >= lowest && value <= highest) return value;
    this.refuse(name, 'FieldValueInvalid', `${name} is ${value}, it must be from ${lowest} to ${highest}`);
    return undefined;
  }

  /** A string, or a whole number with both bounds included. */
  public integerOrText(name: string, lowest: number, highest: number): number | string | undefined {
    return typeof this.value(name) === 'string' ? this.text(name) : this.integer(name, lowest, highest);
  }

  /** One of a few words. */
  public word<Word extends string>(name: string, allowed: readonly Word[]): Word | undefined {
    const text = this.text(name);
    const word = allowed.find((each) => each === text);
    if (text !== undefined && word === undefined) {
      const message = `${name} is ${quoted(text)}, it must be one of ${allowed.join(', ')}`;
      this.refuse(name, 'FieldValueNotSupported', message);
    }
    return word;
  }

  /** Whether a field is absent, null or the empty text. */
  public isEmpty(name: string): boolean {
    return (this.value(name) ?? '') === '';
  }

  /** Says that a field is wrong. */
  public refuse(name: string, reason: ErrorReason, message: string, help?: string): void {
    this.onFault({ path: joinPath(this.path, name), reason, message, ...(help !== undefined && { help }) });
  }

  private refuseType(name: string, value: unknown, wanted: string): false {
    this.onFault(this.wrongType(name, value, wanted));
    return false;
  }

  private wrongType(name: string, value: unknown, wanted: string, what: string = name): FieldFault {
    const help = wanted === 'a string' ? quotesHelp(value) : undefined;
    const message = `${what} is ${describeValue(value)}, it must be ${wanted}`;
    return { path: joinPath(this.path, name), reason: 'BadRequest', message, ...(help !== undefined && { help }) };
  }

  /** Own fields alone: what an object inherits, JSON does not have. */
  private value(name: string): unknown {
    return Object.hasOwn(this.values, name) ? this.values[name] : undefined;
  }

  private below(place: string, given: unknown): Fields {
    const value = given ?? {};
    if (!isObject(value)) this.refuseType(place, value, 'an object');
    return new Fields(isObject(value) ? value : {}, joinPath(this.path, place), this.onFault);
  }
}
