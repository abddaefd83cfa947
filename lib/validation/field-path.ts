/**
 * A place in an object, as a chain of links, each pointing to its parent. Making one costs an allocation; the text is only
 * put together for a diagnostic.
 */
export class FieldPath {
  public constructor(
    private readonly parent: FieldPath | undefined,
    private readonly segment: string | number,
    private readonly isUnnamed = false,
  ) {}

  /** The field `name` of the object here. */
  public child(name: string): FieldPath {
    return new FieldPath(this, name);
  }

  /** The element number `index`, from 0, of the list here. */
  public index(index: number): FieldPath {
    return new FieldPath(this, index);
  }

  /** The entry `key` of the label map here: the API server names the map and leaves out the key (V5, V22). */
  public entry(key: string): FieldPath {
    return new FieldPath(this, key, true);
  }

  /** The path as the API server writes it, e.g. `spec.ingress[0].from[0].ipBlock.cidr`; empty for the object itself. */
  public toString(): string {
    return this.isUnnamed ? (this.parent?.toString() ?? '') : this.join(this.parent?.toString() ?? '');
  }

  /** The path down to the value itself, entries of label maps included: where a reader has to look. */
  public toField(): string {
    return this.join(this.parent?.toField() ?? '');
  }

  private join(before: string): string {
    if (typeof this.segment === 'number') return `${before}[${this.segment}]`;
    return before === '' ? this.segment : `${before}.${this.segment}`;
  }
}

/** The object itself. Its fields have paths without a leading dot. */
export const ROOT = new FieldPath(undefined, '');
