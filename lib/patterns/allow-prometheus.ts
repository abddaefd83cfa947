import type { Construct } from 'constructs';
import { AllowFrom, type AllowProps } from '../constructs/allow';
import { Namespaces } from '../constructs/namespaces';
import { Layer } from '../constructs/options';
import { Peer } from '../constructs/peer';

/** Options of {@link AllowPrometheus}. */
export interface AllowPrometheusProps extends AllowProps {
  /** Labels of the pods of Prometheus; `{}` means every pod of its namespace. @default - `app.kubernetes.io/name: prometheus` */
  readonly podLabels?: { [key: string]: string };
  /** Where Prometheus runs. With `Namespaces.all()` whoever can set the labels is let in. @default Namespaces.named('monitoring') */
  readonly namespaces?: Namespaces;
}

/**
 * Allows Prometheus to scrape the subject. Name the metrics ports in `ports`: left out, they are all ports that the
 * subject declares, and a subject that declares none is the error `ports-missing`. The defaults are the namespace and
 * the label of kube-prometheus (prometheus-operator/kube-prometheus, manifests). Layer INFRASTRUCTURE.
 */
export class AllowPrometheus extends AllowFrom {
  public constructor(scope: Construct, id: string, props: AllowPrometheusProps = {}) {
    const {
      podLabels: labels = { 'app.kubernetes.io/name': 'prometheus' },
      namespaces = Namespaces.named('monitoring'),
      ...rule
    } = props;
    super(scope, id, {
      ...rule,
      layer: rule.layer ?? Layer.INFRASTRUCTURE,
      from: [Peer.pods({ labels, namespaces })],
    });
  }
}
