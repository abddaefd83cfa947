import type { Diagnostic } from '../diagnostics/diagnostic';
import type { SourcePlace } from '../diagnostics/origin';
import type { SourceLocation } from '../diagnostics/source-location';
import type { PlacedKeyProblem } from './manifest-problems';
import { joinPath } from './objects-of-document';

/** A Kubernetes object or a list of them, and what is known of where it stands. */
export interface ManifestValue {
  readonly value: unknown;
  readonly source?: SourcePlace;
  /**
   * Place of a field, by its path from the root of the value.
   *
   * @default - the place of the whole value
   */
  readonly locate?: (path: string) => SourceLocation;
  /**
   * Keys below a path that JSON cannot hold, with their paths from there.
   *
   * @default - none, as in all data that does not come from a text
   */
  readonly keyProblems?: (path: string) => readonly PlacedKeyProblem[];
}

/** Where one object of a manifest stands. */
export class ObjectPlace {
  /** Kept for as long as the object is: it holds on to no text. */
  public readonly source: SourcePlace | undefined;
  readonly #location: SourceLocation | undefined;

  /**
   * @param path Path of the object in the value.
   * @param number Number of the object in the input, counted from 1.
   */
  public constructor(
    private readonly manifest: ManifestValue,
    private readonly path: string,
    private readonly number: number,
  ) {
    const location = manifest.locate?.(path);
    this.#location = location ?? manifest.source?.location?.();
    this.source = location ? { ...manifest.source, location: () => location } : manifest.source;
  }

  /** Words that tell this object from all others. */
  public get text(): string {
    return this.#location ? `${this.#location.file}:${this.#location.line}` : `object ${this.number}`;
  }

  /** A diagnostic about the object with its place; the path is that in the object, or, without a place, in the value. */
  public place(diagnostic: Diagnostic): Diagnostic {
    const inObject = diagnostic.path ?? '';
    const inValue = joinPath(this.path, inObject);
    const { locate, source } = this.manifest;
    const path = locate ? inObject : inValue;
    return {
      ...diagnostic,
      ...(path !== '' && { path }),
      ...(source?.constructPath !== undefined && { constructPath: source.constructPath }),
      ...(locate?.(inValue) ?? this.#location),
    };
  }
}
