import { Namespace, ZeroTrustNamespace } from 'cdk8s-netpol';
import type { Construct } from 'constructs';

/** Options of an {@link AcmeNamespace}. */
export interface AcmeNamespaceProps {
  /** The team that answers for what runs there, e.g. `team-orders`. */
  readonly team: string;
}

/** A namespace of one team: created with the label of the team, and isolated from the first day. */
export class AcmeNamespace extends Namespace {
  /** The team that answers for what runs there. */
  public readonly team: string;

  public constructor(scope: Construct, id: string, props: AcmeNamespaceProps) {
    super(scope, id, { create: true, labels: { 'acme.example/team': props.team } });
    this.team = props.team;
    new ZeroTrustNamespace(this, 'baseline', { owner: 'team-platform' });
  }
}
