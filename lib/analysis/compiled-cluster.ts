/*
 * A cluster with everything worked out that all answers need. Laws: the order of workloads and policies changes nothing;
 * selectors are evaluated once for each class of pods, never for each pod.
 */
import type { Cluster } from '../model/cluster';
import { DIRECTIONS, type Direction } from '../model/direction';
import { selectedLabelKeys } from '../model/selected-label-keys';
import { AddressSpace, type Whereabouts } from './address-space';
import { AnswerTable, type AnswerId } from './answers';
import { blocksOf, PolicyCompiler, type CompiledPolicy } from './compiled-policies';
import { ALL_CONNECTIONS, ConnectionTable } from './connection-table';
import { familyBits, Isolation, type AnswerTools } from './isolation';
import { addressesOption, unfitOption, type AnalysisOptions } from './options';
import { classifyPods, mentionedPortNames, whereaboutsOfCell, type PodClass, type PodLook } from './pod-classes';
import { PodIndex } from './pod-index';
import { PortNames } from './port-names';

export interface CompiledCluster {
  readonly cluster: Cluster;
  readonly options: AnalysisOptions;
  readonly addresses: AddressSpace;
  /** Whereabouts of each cell. */
  readonly cells: readonly Whereabouts[];
  readonly classes: readonly PodClass[];
  readonly connections: ConnectionTable;
  readonly answers: AnswerTable;
  readonly portNames: PortNames;
  readonly pods: PodIndex;
  readonly compiler: PolicyCompiler;
  /** For each class what isolates its pods, if anything does. */
  readonly isolations: Readonly<Record<Direction, readonly (Isolation | undefined)[]>>;
}

export function compileCluster(cluster: Cluster, given: AnalysisOptions = {}): CompiledCluster {
  const options = checkedOptions(cluster, given);
  const podCidrs = addressesOption('podCidrs', options.podCidrs);
  const nodeCidrs = addressesOption('nodeCidrs', options.nodeCidrs);
  const addresses = new AddressSpace([...blocksOf(cluster), podCidrs, nodeCidrs]);
  const connections = new ConnectionTable();
  const portNames = new PortNames(connections, mentionedPortNames(cluster));
  const labelKeys = selectedLabelKeys(cluster.policies);
  const classes = classifyPods(cluster, { labelKeys, portNames, addresses, podCidrs, nodeCidrs });
  const pods = new PodIndex(classes, cluster.namespaces, cluster.declaredNamespaces);
  const compiler = new PolicyCompiler(pods, addresses);
  const answers = new AnswerTable(connections);
  const looks: PodLook[] = [];
  for (const podClass of classes) looks[podClass.look] = podClass;
  const tools = {
    connections,
    answers,
    portNames,
    classes,
    looks,
    cellsOfIPv4: addresses.sizeOf('IPv4'),
    ipBlocksMatchPods: options.plugin?.ipBlocksMatchPods,
    unenforced: options.plugin?.unenforced ?? [],
  };
  return {
    ...{ cluster, options, addresses, classes, connections, answers, portNames, pods, compiler },
    cells: Array.from({ length: addresses.size }, (_, cell) => whereaboutsOfCell(cell, addresses)),
    isolations: isolationsOf(cluster, compiler, tools, options),
  };
}

/** The options, where nothing checked any types, too: null is as good as none. */
function checkedOptions(cluster: unknown, given: unknown): AnalysisOptions {
  if (!((cluster as Partial<Cluster> | null | undefined)?.namespaces instanceof Map)) {
    throw unfitOption('the cluster', cluster, 'make one with Cluster.of, clusterOfObjects or clusterOfDirectory');
  }
  const options = (given ?? {}) as Readonly<Record<keyof AnalysisOptions, unknown>>;
  if (typeof options !== 'object') throw unfitOption('the list of options', options, 'write { podCidrs: [...] }');
  const onProgress = options.onProgress ?? undefined;
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    throw unfitOption('onProgress', onProgress, 'give a function, or leave it out');
  }
  return options as AnalysisOptions;
}

/** What the policies of an end say that nothing isolates: everything passes (S12). */
export function openAnswer({ answers }: CompiledCluster, otherEnd: Whereabouts): AnswerId {
  return answers.plainId(ALL_CONNECTIONS, familyBits(otherEnd));
}

/** How often somebody is told how far the work has come. */
const STEPS_BETWEEN_REPORTS = 1_000;

function isolationsOf(
  { policies }: Cluster,
  compiler: PolicyCompiler,
  tools: AnswerTools,
  { onProgress }: AnalysisOptions,
): CompiledCluster['isolations'] {
  const { classes } = tools;
  const lists: Record<Direction, (number[] | undefined)[]> = {
    ingress: new Array<undefined>(classes.length).fill(undefined),
    egress: new Array<undefined>(classes.length).fill(undefined),
  };
  const compiled: CompiledPolicy[] = [];
  policies.forEach((source, index) => {
    if (index % STEPS_BETWEEN_REPORTS === 0) {
      onProgress?.({ stage: 'compiling policies', done: index, total: policies.length });
    }
    const subjects = compiler.subjectsOf(source.policy);
    compiled.push(compiler.compile(source));
    for (const direction of DIRECTIONS) {
      if (!source.policy.isolates.includes(direction)) continue;
      subjects.forEach((position) => {
        (lists[direction][position] ??= []).push(index);
      });
    }
  });

  onProgress?.({ stage: 'compiling policies', done: policies.length, total: policies.length });

  const shared = new Map<string, Isolation>();
  const [ingress, egress] = DIRECTIONS.map((direction) =>
    lists[direction].map((list, position) => {
      if (!list) return undefined;
      const { naming } = classes[position];
      const key = direction === 'ingress' ? `ingress ${naming} ${list.join(' ')}` : `egress ${list.join(' ')}`;
      const isolation =
        shared.get(key) ??
        new Isolation(
          direction,
          list.map((index) => compiled[index]),
          naming,
          tools,
        );
      shared.set(key, isolation);
      return isolation;
    }),
  );
  return { ingress, egress };
}
