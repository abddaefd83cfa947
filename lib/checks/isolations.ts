import type { CompiledCluster } from '../analysis/compiled-cluster';
import { NOTHING } from '../analysis/connection-table';
import type { Isolation } from '../analysis/isolation';
import type { AnswerId } from '../analysis/answers';
import type { PodClass } from '../analysis/pod-classes';
import type { ConnectionSet } from '../model/connection-set';
import type { Direction } from '../model/direction';
import type { PolicyRule } from '../model/network-policy';
import type { PolicyPorts } from '../model/policy-ports';
import type { Workload } from '../model/workload';
import type { CheckContext } from './check-context';

/** What isolates pods, and what may pass there, where the answers of the analysis are asked for class by class. */
export class Isolations {
  readonly #positions: ReadonlyMap<PodClass, number>;
  readonly #classes: ReadonlyMap<Workload, PodClass>;

  public constructor(private readonly compiled: CompiledCluster) {
    this.#positions = new Map(compiled.classes.map((pods, position) => [pods, position]));
    this.#classes = new Map(compiled.classes.flatMap((pods) => pods.members.map((member) => [member, pods])));
  }

  /** The class that pods of the cluster belong to. */
  public classOf(pods: Workload): PodClass {
    return this.#classes.get(pods) as PodClass;
  }

  /** Whether each end lets pass any of these connections from pods to others, or may do so. */
  public mayFlowAny(from: PodClass, to: PodClass, wanted: ConnectionSet): boolean {
    const id = this.compiled.connections.idOf(wanted);
    const [egress, ingress] = [this.of(from, 'egress'), this.of(to, 'ingress')];
    const isSent = egress?.mayPassAny(this.#positions.get(to) as number, id) ?? true;
    return isSent && (ingress?.mayPassAny(this.#positions.get(from) as number, id) ?? true);
  }

  /** What isolates pods in a direction, if anything does. Pods that the same policies isolate share one. */
  public of(pods: PodClass, direction: Direction): Isolation | undefined {
    return this.compiled.isolations[direction][this.#positions.get(pods) as number];
  }

  /**
   * Whether isolated pods let pass anything to or from others that these ports are at a destination, or may do so. As
   * {@link mayPass}, without working out everything else that they let pass.
   */
  public mayPassAny(isolation: Isolation, others: PodClass, ports: PolicyPorts, destination: PodClass): boolean {
    const wanted = this.compiled.portNames.connections(ports, destination.naming);
    return isolation.mayPassAny(this.#positions.get(others) as number, wanted);
  }

  /** What isolated pods let pass to or from others, for some of the addresses and labels of namespaces these may have. */
  public mayPass(isolation: Isolation, others: PodClass): ConnectionSet {
    return this.possible(isolation.answerFor(this.#positions.get(others) as number));
  }

  /** What isolated pods let pass to or from addresses outside of the cluster, or some of them. */
  public mayPassOutside(isolation: Isolation): ConnectionSet {
    return this.possible(isolation.answerForAddress(this.compiled.addresses.everywhere));
  }

  /** What isolated pods let pass by some of their rules, to or from an end that names no ports. */
  public passesBy(isolation: Isolation, isMeant: (rule: PolicyRule) => boolean): ConnectionSet {
    const { direction, policies } = isolation;
    const { connections } = this.compiled;
    const passing = policies.flatMap(({ source, rules }) =>
      rules[direction].flatMap((rule) =>
        isMeant(source.policy[direction][rule.index]) ? isolation.passesWithoutNames(rule) : [],
      ),
    );
    return connections.at(passing.reduce((all, each) => connections.union(all, each), NOTHING));
  }

  /** What the ports of a rule are at a destination (S37). */
  public connectionsAt(ports: PolicyPorts, destination: PodClass): ConnectionSet {
    const { connections, portNames } = this.compiled;
    return connections.at(portNames.connections(ports, destination.naming));
  }

  private possible(id: AnswerId): ConnectionSet {
    const { answers, connections } = this.compiled;
    return connections.at(answers.passing(id).possibly);
  }
}

/** The isolations of what is checked. */
export function isolationsOf(context: CheckContext): Isolations {
  return context.once(makeIsolations);
}

function makeIsolations({ reachability }: CheckContext): Isolations {
  return new Isolations(reachability._compiled);
}
