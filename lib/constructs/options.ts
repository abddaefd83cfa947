/** Which concern a policy belongs to. It is written as the label `cdk8s-netpol/layer`. */
export enum Layer {
  /** What holds for everybody: default deny, name resolution. */
  BASELINE = 'baseline',
  /** What one application needs. */
  APPLICATION = 'application',
  /** Shared services: ingress controllers, monitoring, logging, databases. */
  INFRASTRUCTURE = 'infrastructure',
  /** Restrictions and quarantine. */
  SECURITY = 'security',
}

/** Whether a rule also writes the other half of its flows, at the tiers and namespaces that are its peers. */
export enum Pairing {
  /**
   * Writes the other half if and only if everything else in the app isolates every pod of the peer in that direction.
   * Where only some of them may be isolated it is the error `partly-isolated`. Wide peers get no half.
   */
  AUTO = 'auto',
  /**
   * Always writes the other half, also for wide peers, in each namespace of the app that they match (`no-other-end`
   * where there is none). Set by Defaults it leaves wide and imported peers alone: a rule has to say it itself there.
   */
  BOTH = 'both',
  /** Never writes it. */
  ONE_SIDED = 'one-sided',
}

/** How rules become policies. What is allowed is the same either way. */
export enum Grouping {
  /** One policy for each rule. */
  PER_RULE = 'rule',
  /** All rules of a subject, both directions, in one policy. */
  PER_SUBJECT = 'subject',
}

/** What to do about NetworkPolicies of the app that the constructs did not make. */
export enum ForeignPolicies {
  /** They are validated, and count where it is decided what is isolated. */
  ALLOW = 'allow',
  /** Each is the error `foreign-policy-forbidden`. */
  FORBID = 'forbid',
}

/** Which checks look at the policies of an app at each synth. What they find are warnings. */
export enum Checks {
  /** None. */
  NONE = 'none',
  /** Those whose findings are probably mistakes. */
  RECOMMENDED = 'recommended',
  /** All of them: what is worth a second look, too. */
  STRICT = 'strict',
}
