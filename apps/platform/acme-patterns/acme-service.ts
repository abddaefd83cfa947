import { AllowFrom, AllowPrometheus, Port, Tier } from 'cdk8s-netpol';
import type { AcmeNamespace } from './acme-namespace';

/** Options of an {@link AcmeService}. */
export interface AcmeServiceProps {
  /** Port that the pods listen on for their callers, TCP, an integer from 1 to 65535. @default 8080 */
  readonly port?: number;
}

/** Options of `calledBy`. */
export interface AcmeCallProps {
  /** What the caller wants, in words that an auditor understands. */
  readonly why: string;
  /** Day on which the call is due for review, `YYYY-MM-DD`. @default - none */
  readonly reviewBy?: string;
}

/** A service of one team: pods with the label `acme.example/service`, scraped by Prometheus on port 9464. */
export class AcmeService extends Tier {
  private readonly team: string;

  public constructor(scope: AcmeNamespace, id: string, props: AcmeServiceProps = {}) {
    super(scope, id, { labels: { 'acme.example/service': id }, ports: [Port.tcp(props.port ?? 8080)] });
    this.team = scope.team;
    new AllowPrometheus(this, 'allow-prometheus', {
      ports: [Port.tcp(9464)],
      rationale: 'The platform watches every service.',
      owner: 'team-platform',
    });
  }

  /** Lets another service call this one. The team of this service answers for it. */
  public calledBy(caller: AcmeService, props: AcmeCallProps): AllowFrom {
    const { why: rationale, reviewBy } = props;
    return new AllowFrom(this, `allow-${caller.node.id}`, { from: [caller], rationale, reviewBy, owner: this.team });
  }
}
