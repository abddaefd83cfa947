import type { LabelSelector } from '../model/label-selector';
import type { CheckContext } from './check-context';
import { closestLabel, requiredLabels } from './label-hint';

/** Labels that controllers of Kubernetes add to the pods which they make: no template has them. */
const LABELS_OF_CONTROLLERS: ReadonlySet<string> = new Set([
  'pod-template-hash',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-name',
  'batch.kubernetes.io/job-completion-index',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
]);

/** End of labels with which clients let themselves in: `redis-client: "true"`, as charts of Bitnami have it. */
const LABEL_OF_CLIENTS = '-client';

/** Prefixes of labels that people write themselves, as charts do. */
const PREFIXES_OF_PEOPLE: ReadonlySet<string> = new Set(['app.kubernetes.io', 'helm.sh']);

/**
 * API groups whose objects have pods made for them: applications of operators, other kinds of
 * Deployments, and releases of whole charts. Other groups have mostly configuration.
 */
const GROUPS_THAT_MAKE_PODS = [
  'acid.zalan.do',
  'agent.k8s.elastic.co',
  'apps.kruise.io',
  'apps.openshift.io',
  'argoproj.io',
  'cassandra.datastax.com',
  'clickhouse.altinity.com',
  'databases.spotahome.com',
  'elasticsearch.k8s.elastic.co',
  'helm.cattle.io',
  'helm.toolkit.fluxcd.io',
  'jaegertracing.io',
  'k8s.keycloak.org',
  'k8s.mariadb.com',
  'kafka.strimzi.io',
  'kibana.k8s.elastic.co',
  'kubeflow.org',
  'kubevirt.io',
  'kustomize.toolkit.fluxcd.io',
  'minio.min.io',
  'mongodbcommunity.mongodb.com',
  'monitoring.coreos.com',
  'mysql.oracle.com',
  'opentelemetry.io',
  'postgres-operator.crunchydata.com',
  'postgresql.cnpg.io',
  'psmdb.percona.com',
  'pxc.percona.com',
  'rabbitmq.com',
  'ray.io',
  'redis.redis.opstreelabs.in',
  'scylla.scylladb.com',
  'serving.knative.dev',
  'sparkoperator.k8s.io',
  'tekton.dev',
  'vault.banzaicloud.com',
] as const;

/** Kinds of these groups that only configure what others make. */
const MERE_CONFIGURATION: ReadonlySet<string> = new Set([
  'AnalysisTemplate.argoproj.io',
  'AppProject.argoproj.io',
  'KafkaTopic.kafka.strimzi.io',
  'KafkaUser.kafka.strimzi.io',
  'PodMonitor.monitoring.coreos.com',
  'Probe.monitoring.coreos.com',
  'PrometheusRule.monitoring.coreos.com',
  'ScrapeConfig.monitoring.coreos.com',
  'ServiceMonitor.monitoring.coreos.com',
]);

/**
 * Whether pods that a selector asks for, and that the input does not have, may be made by something else than the workloads
 * of the input, so that nobody knows whether the selector is wrong:
 * - It asks for a label that controllers add.
 * - It asks for a label with which clients let themselves in, and that no pod of the input has.
 * - It asks for a label with a prefix that no pod of the input has. Automation must use prefixes, people seldom do
 *   (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set).
 * - The input has objects for which operators make pods, and no pod has almost the label that is asked for.
 */
export function mayBeMadeElsewhere(context: CheckContext, pods: LabelSelector, namespaces: readonly string[]): boolean {
  const known = context.once(labelKeys);
  const isAdded = requiredLabels(pods).some(
    ({ key, values }) =>
      LABELS_OF_CONTROLLERS.has(key) ||
      (!known.has(key) && (isOfAutomation(key) || (key.endsWith(LABEL_OF_CLIENTS) && values.includes('true')))),
  );
  if (isAdded) return true;
  if (!context.once(hasMakersOfPods)) return false;
  return closestLabel(context, pods, namespaces) === undefined;
}

function isOfAutomation(key: string): boolean {
  const slash = key.indexOf('/');
  return slash > 0 && !PREFIXES_OF_PEOPLE.has(key.slice(0, slash));
}

function labelKeys({ cluster }: CheckContext): ReadonlySet<string> {
  return new Set(cluster.workloads.flatMap(({ labels }) => Object.keys(labels)));
}

function hasMakersOfPods({ assumptions }: CheckContext): boolean {
  return (assumptions.otherKinds ?? []).some((kind) => {
    const group = kind.slice(kind.indexOf('.') + 1);
    return kind.includes('.') && !MERE_CONFIGURATION.has(kind) && GROUPS_THAT_MAKE_PODS.some((each) => each === group);
  });
}
