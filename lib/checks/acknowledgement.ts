import type { SourcePlace } from '../diagnostics/origin';
import type { CheckedObject } from './check';
import type { ConfiguredAcknowledgement } from './config/config';

/** An acknowledgement of the configuration, about all objects that its patterns match. */
export interface PlannedAcknowledgement extends ConfiguredAcknowledgement {
  /** Where it was written. */
  readonly source?: SourcePlace;
}

/** An acknowledgement in an annotation, about the object that has the annotation. */
export interface AnnotatedAcknowledgement extends Omit<PlannedAcknowledgement, 'namespace' | 'name'> {
  readonly object: CheckedObject;
}

/** Somebody says that a finding is fine as it is. */
export type Acknowledgement = PlannedAcknowledgement | AnnotatedAcknowledgement;
