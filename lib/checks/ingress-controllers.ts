import { LabelSelector, type Labels } from '../model/label-selector';
import { isFinished, type Workload } from '../model/workload';
import type { CheckContext } from './check-context';

/** Pods of an ingress controller, and the labels by which it is known. */
export interface IngressController {
  readonly pods: Workload;
  readonly labels: Labels;
}

/**
 * Labels of the pods in which widespread ingress controllers take requests. Sources: the manifests and charts that the
 * projects publish (kubernetes/ingress-nginx, nginx/kubernetes-ingress, traefik/traefik-helm-chart, haproxytech/helm-charts,
 * haproxy-ingress/charts, projectcontour/contour, Kong/charts, emissary-ingress/emissary, istio/istio,
 * openshift/cluster-ingress-operator).
 */
const LABELS_OF_CONTROLLERS: readonly Labels[] = [
  { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' },
  { 'app.kubernetes.io/name': 'nginx-ingress' },
  { 'app.kubernetes.io/name': 'traefik' },
  { 'app.kubernetes.io/name': 'kubernetes-ingress' },
  { 'app.kubernetes.io/name': 'haproxy-ingress' },
  { 'app.kubernetes.io/name': 'contour', 'app.kubernetes.io/component': 'envoy' },
  { 'app.kubernetes.io/name': 'kong', 'app.kubernetes.io/component': 'app' },
  { 'app.kubernetes.io/name': 'emissary-ingress' },
  { istio: 'ingressgateway' },
  { 'ingresscontroller.operator.openshift.io/deployment-ingresscontroller': 'default' },
];

const CONTROLLERS = LABELS_OF_CONTROLLERS.map((labels) => ({ labels, selector: LabelSelector.of(labels) }));

/** The known ingress controllers of the input, in the order of their ids. */
export function ingressControllers({ cluster }: CheckContext): IngressController[] {
  return cluster.workloads
    .filter((pods) => !isFinished(pods))
    .flatMap((pods) => {
      const known = CONTROLLERS.find(({ selector }) => selector.matches(pods.labels));
      return known ? [{ pods, labels: known.labels }] : [];
    });
}
