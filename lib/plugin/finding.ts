import type { Diagnostic } from '../diagnostics/diagnostic';
import type { RecordedObject } from './construct-paths';

/** A diagnostic with the manifest that it is about. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly manifest: string;
  /** Name for people: `namespace/name` of an object, or the file where no object could be read. */
  readonly resourceName: string;
  /** The object as cdk8s may have recorded it; undefined for what is no object. */
  readonly object: RecordedObject | undefined;
}
