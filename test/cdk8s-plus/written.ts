interface Rule {
  readonly from?: unknown[];
  readonly to?: unknown[];
  readonly ports?: unknown[];
}

/** A policy as it is written, as far as these tests look into it. */
export interface Written {
  readonly metadata: { readonly namespace?: string };
  readonly spec: { readonly podSelector: unknown; readonly ingress?: Rule[]; readonly egress?: Rule[] };
}
