/**
 * What the plugin needs of the command that runs it. The shapes are those of cdk8s-cli, stated here so that the
 * declarations of this package compile without it.
 */

/** An object in the manifests that breaks a rule. */
export interface ViolatingResource {
  /** Name of the object: `namespace/name`. */
  readonly resourceName: string;
  /** Places in the object, for people. */
  readonly locations: readonly string[];
  /** The manifest that holds the object. */
  readonly manifestPath: string;
}

/** A broken rule, with all that break it in the same way. */
export interface Violation {
  /** Diagnostic code. */
  readonly ruleName: string;
  /** What is wrong, and why it matters. */
  readonly recommendation: string;
  /** What to write instead. */
  readonly fix: string;
  /** Who breaks the rule. */
  readonly violatingResources: readonly ViolatingResource[];
}

/** The report that cdk8s prints. */
export interface IValidationReport {
  /** Adds a violation. The construct path of a resource is read from the context's metadata at this moment. */
  addViolation(violation: Violation): void;
  /** Closes the report. With `failure`, `cdk8s synth` ends with exit code 2. */
  submit(status: 'success' | 'failure', metadata?: { readonly [key: string]: string }): void;
}

/** Prints a line while the validation runs. */
export interface IValidationLogger {
  /** Prints the message. */
  log(message: string): void;
}

/** Where an object comes from. */
export interface ResourceMetadata {
  /** Path of the construct that made it. */
  readonly path: string;
}

/** Construct metadata by the name under which cdk8s recorded an object. */
export interface ConstructRecord {
  [resourceName: string]: ResourceMetadata | undefined;
}

/** What `cdk8s synth` hands to a validation plugin. */
export interface IValidationContext {
  /** Paths of the manifests that were synthesized. */
  readonly manifests: readonly string[];
  /** What cdk8s knows about the constructs behind the objects. */
  readonly metadata: { readonly [resourceName: string]: ResourceMetadata | undefined };
  /** Collects what is found. */
  readonly report: IValidationReport;
  /** Takes what does not fail the validation. */
  readonly logger: IValidationLogger;
}
