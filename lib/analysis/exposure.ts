/*
 * To what each endpoint is open, beyond the endpoints there are: addresses, every pod, and pods that may come. Law:
 * what is said of a pod that may come is what the verdict on it would be at this end.
 */
import { compareText } from '../base/compare-text';
import { ConnectionSet, type ConnectionTexts } from '../model/connection-set';
import { DIRECTIONS, type Direction } from '../model/direction';
import type { Labels } from '../model/label-selector';
import { workloadId } from '../model/workload';
import { allowancesOf, type Allowance } from './allowance';
import { AllowanceIndex } from './allowance-index';
import type { CompiledCluster } from './compiled-cluster';
import { passesForEveryPod } from './every-pod';
import { exposedAddresses, type ExposedAddresses } from './exposed-addresses';
import type { Isolation } from './isolation';
import { podsThatWouldMatch, possiblePodId, type PossiblePod } from './representatives';

/** What pods may flow to or from that are not there, but that a selector would match. */
export interface PossiblePeer {
  /** `<namespace>/{k=v,...}`; `*` for a namespace that is not known. */
  readonly id: string;
  /** Labels of the namespace that it would have to live in. */
  readonly namespaceLabels: Labels;
  readonly labels: Labels;
  readonly connections: ConnectionTexts;
}

/** To what an endpoint is open in one direction. */
export interface DirectionExposure {
  /** Whether any policy isolates it (S11); where none does, everything passes. */
  readonly isolated: boolean;
  /** What passes to or from every address, inside and outside. */
  readonly everyAddress: ConnectionTexts;
  /** Addresses for which more passes than for every address, the widest ranges first. */
  readonly addresses: readonly ExposedAddresses[];
  /** What passes to or from every pod of every namespace, whatever its labels. */
  readonly everyPod: ConnectionTexts;
  /** Pods that no workload of the input is, where more passes than for every pod. */
  readonly possiblePeers: readonly PossiblePeer[];
}

/** To what an endpoint is open. */
export interface EndpointExposure {
  readonly id: string;
  readonly ingress: DirectionExposure;
  readonly egress: DirectionExposure;
}

/** To what the endpoints of a cluster are open, in the order of their ids. */
export interface ExposureDocument {
  readonly schemaVersion: 'cdk8s-netpol/exposure/v1';
  readonly endpoints: readonly EndpointExposure[];
}

/** The exposure of all endpoints but pods that have finished (S52). */
export function exposureOf(compiled: CompiledCluster): ExposureDocument {
  const known = new Map<Isolation, DirectionExposure>();
  const exposureAt = (position: number, direction: Direction): DirectionExposure => {
    const isolation = compiled.isolations[direction][position];
    if (!isolation) return NOT_ISOLATED;
    const exposure = known.get(isolation) ?? directionExposure(compiled, isolation);
    known.set(isolation, exposure);
    return exposure;
  };
  const endpoints = compiled.classes.flatMap(({ members, isFinished }, position) => {
    if (isFinished) return [];
    const [ingress, egress] = DIRECTIONS.map((direction) => exposureAt(position, direction));
    return members.map((workload): EndpointExposure => ({ id: workloadId(workload), ingress, egress }));
  });
  endpoints.sort((a, b) => compareText(a.id, b.id));
  return { schemaVersion: 'cdk8s-netpol/exposure/v1', endpoints };
}

const EVERYTHING = ConnectionSet.ALL.toTexts();

const NOT_ISOLATED: DirectionExposure = Object.freeze({
  isolated: false,
  everyAddress: EVERYTHING,
  addresses: [],
  everyPod: EVERYTHING,
  possiblePeers: [],
});

function directionExposure(compiled: CompiledCluster, isolation: Isolation): DirectionExposure {
  const allowances = allowancesOf(compiled, isolation);
  const everyPod = passesForEveryPod(allowances);
  const everyAddress = forEveryAddress(compiled, isolation);
  return {
    isolated: true,
    everyAddress: everyAddress.toTexts(),
    addresses: exposedAddresses(compiled, isolation, everyAddress),
    everyPod: everyPod.toTexts(),
    possiblePeers: possiblePeers(compiled, allowances, everyPod),
  };
}

function forEveryAddress({ addresses, answers, connections }: CompiledCluster, isolation: Isolation): ConnectionSet {
  const { families } = answers.at(isolation.answerForAddress(addresses.everywhere));
  const said = Object.values(families).map(({ surely }) => connections.at(surely));
  return said.reduce((all, each) => all.intersection(each), ConnectionSet.ALL);
}

function possiblePeers(
  { cluster, pods: known }: CompiledCluster,
  allowances: readonly Allowance[],
  everyPod: ConnectionSet,
): PossiblePeer[] {
  const pods = new Map<string, PossiblePod>();
  for (const { home, peers } of allowances) {
    for (const peer of peers) {
      if (!known.ofPeer(peer, home).isEmpty()) continue;
      for (const pod of podsThatWouldMatch(peer, home, cluster)) pods.set(JSON.stringify(pod), pod);
    }
  }
  const index = new AllowanceIndex(allowances);
  return [...pods.values()]
    .map((pod) => ({ pod, passes: index.passesFor(pod) }))
    .filter(({ passes }) => !everyPod.contains(passes))
    .map(({ pod, passes }): PossiblePeer => {
      const { labels, namespaceLabels } = pod;
      return { id: possiblePodId(pod), namespaceLabels, labels, connections: passes.toTexts() };
    })
    .sort((a, b) => compareText(a.id, b.id));
}
