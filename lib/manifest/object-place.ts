import type { Diagnostic } from '../diagnostics/diagnostic';
import type { SourcePlace } from '../diagnostics/origin';
import type { SourceLocation } from '../diagnostics/source-location';
import type { PlacedKeyProblem } from './manifest-problems';
import { joinPath, type ManifestObject } from './objects-of-document';
import type { PlacedScalar } from './yaml-document';

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
  /**
   * Scalars below a path that other programs read differently, with their paths from there.
   *
   * @default - none, as in all data that does not come from a text
   */
  readonly ambiguousScalars?: (path: string) => readonly PlacedScalar[];
  /**
   * Whether an object is not to be read, because somebody else says what is wrong with it.
   *
   * @default - all objects are read
   */
  readonly leavesOut?: (object: ManifestObject) => boolean;
}

/** Where one object of a manifest stands. Places are looked for when they are asked for, which is when something is reported. */
export class ObjectPlace {
  public readonly source: SourcePlace | undefined;

  /**
   * @param path Path of the object in the value.
   * @param number Number of the object in the input, counted from 1.
   */
  public constructor(
    private readonly manifest: ManifestValue,
    private readonly path: string,
    private readonly number: number,
  ) {
    const { locate, source } = manifest;
    this.source = locate ? { ...source, location: (field = '') => locate(joinPath(path, field)) } : source;
  }

  /** Words that tell this object from all others. */
  public get text(): string {
    const location = this.source?.location?.();
    return location ? `${location.file}:${location.line}` : `object ${this.number}`;
  }

  /**
   * A diagnostic about the object with its place; the path is that in the object, or, without a place, in the value.
   *
   * @param field Path of the field that is to be looked for, in the object.
   */
  public place(diagnostic: Diagnostic, field = diagnostic.path ?? ''): Diagnostic {
    const inObject = diagnostic.path ?? '';
    const path = this.manifest.locate ? inObject : joinPath(this.path, inObject);
    const constructPath = this.source?.constructPath;
    return {
      ...diagnostic,
      ...(path !== '' && { path }),
      ...(constructPath !== undefined && { constructPath }),
      ...this.source?.location?.(field),
    };
  }
}
