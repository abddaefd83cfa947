import type { Construct } from 'constructs';
import { AllowFrom, type AllowProps } from '../constructs/allow';
import { Namespaces } from '../constructs/namespaces';
import { Layer } from '../constructs/options';
import { Peer } from '../constructs/peer';

/** Options of {@link AllowIngressController}. */
export interface AllowIngressControllerProps extends AllowProps {
  /** Labels of the pods of the controller; `{}` means every pod of its namespace. @default - those of ingress-nginx, INGRESS_NGINX_LABELS */
  readonly podLabels?: { [key: string]: string };
  /** Where the controller runs. With `Namespaces.all()` whoever can set the labels is let in. @default Namespaces.named('ingress-nginx') */
  readonly namespaces?: Namespaces;
}

/** Labels by which ingress-nginx marks the pods of its controller. Source: kubernetes/ingress-nginx, deploy/static/provider. */
export const INGRESS_NGINX_LABELS: { readonly [key: string]: string } = {
  'app.kubernetes.io/name': 'ingress-nginx',
  'app.kubernetes.io/component': 'controller',
};

/**
 * Allows an ingress controller to reach the subject, on the ports that the pods listen on, not those of the Service
 * (S33). What comes from outside through the controller has the controller as its peer (S61). One that runs on the
 * host network cannot be selected (S51): use `AllowFrom` with `Peer.ipBlock` of the nodes. Layer INFRASTRUCTURE.
 * A subject that declares no ports is the error `ports-missing`.
 */
export class AllowIngressController extends AllowFrom {
  public constructor(scope: Construct, id: string, props: AllowIngressControllerProps = {}) {
    const {
      podLabels: labels = { ...INGRESS_NGINX_LABELS },
      namespaces = Namespaces.named('ingress-nginx'),
      ...rule
    } = props;
    super(scope, id, {
      ...rule,
      layer: rule.layer ?? Layer.INFRASTRUCTURE,
      from: [Peer.pods({ labels, namespaces })],
    });
  }
}
