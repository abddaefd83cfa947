/*
 * To what each endpoint is open, beyond the endpoints there are: every address, every pod, and pods that may come. Law:
 * what is said of a pod that may come is what the verdict on it would be at this end.
 */
import type { TypedFastBitSet } from 'typedfastbitset';
import { compareText } from '../base/compare-text';
import { ConnectionSet, type ConnectionTexts } from '../model/connection-set';
import { DIRECTIONS, type Direction } from '../model/direction';
import { isBoxCovered, type LabelBox } from '../model/label-box';
import type { Labels } from '../model/label-selector';
import { boxOfPods } from '../model/policy-peer';
import { workloadId } from '../model/workload';
import type { CompiledCluster } from './compiled-cluster';
import type { Isolation } from './isolation';
import type { PodPeer } from './pod-index';
import { podsThatWouldMatch, possiblePodId, wouldMatch, type PossiblePod } from './representatives';

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
  everyPod: EVERYTHING,
  possiblePeers: [],
});

/** What one rule lets pass, to or from the pods of any of its peers. */
interface Allowance {
  readonly home: string;
  readonly isForEverybody: boolean;
  readonly peers: readonly PodPeer[];
  readonly known: TypedFastBitSet;
  readonly passes: ConnectionSet;
}

function directionExposure(compiled: CompiledCluster, isolation: Isolation): DirectionExposure {
  const allowances = isolation.policies.flatMap(({ source: { policy }, rules }) =>
    rules[isolation.direction].map((rule): Allowance => ({
      home: policy.namespace,
      isForEverybody: rule.isForEverybody,
      peers: policy[isolation.direction][rule.index].peers.filter((peer): peer is PodPeer => !('ipBlock' in peer)),
      known: rule.pods,
      passes: compiled.connections.at(isolation.passesWithoutNames(rule)),
    })),
  );
  const everyPod = forEveryPod(allowances);
  return {
    isolated: true,
    everyAddress: forEveryAddress(compiled, isolation).toTexts(),
    everyPod: everyPod.toTexts(),
    possiblePeers: possiblePeers(compiled, allowances, everyPod),
  };
}

function forEveryAddress({ addresses, answers, connections }: CompiledCluster, isolation: Isolation): ConnectionSet {
  const { families } = answers.at(isolation.answerForAddress(addresses.everywhere));
  const said = Object.values(families).map(({ surely }) => connections.at(surely));
  return said.reduce((all, each) => all.intersection(each), ConnectionSet.ALL);
}

/** What passes for every pod there can be: the connections are cut up until each rule allows all of a part or nothing. */
function forEveryPod(allowances: readonly Allowance[]): ConnectionSet {
  let parts: { readonly set: ConnectionSet; readonly boxes: readonly LabelBox[] }[] = [
    { set: ConnectionSet.ALL, boxes: [] },
  ];
  for (const { home, isForEverybody, peers, passes } of allowances) {
    const boxes = isForEverybody ? [ANY_POD] : peers.map((peer) => boxOfPods(peer, home));
    if (boxes.length === 0) continue;
    parts = parts.flatMap((part) =>
      [
        { set: part.set.intersection(passes), boxes: [...part.boxes, ...boxes] },
        { set: part.set.difference(passes), boxes: part.boxes },
      ].filter(({ set }) => !set.isEmpty),
    );
  }
  return parts
    .filter(({ boxes }) => isBoxCovered(ANY_POD, boxes))
    .reduce((all, { set }) => all.union(set), ConnectionSet.EMPTY);
}

const ANY_POD: LabelBox = new Map();

function possiblePeers(
  { cluster }: CompiledCluster,
  allowances: readonly Allowance[],
  everyPod: ConnectionSet,
): PossiblePeer[] {
  const pods = new Map<string, PossiblePod>();
  for (const { home, peers, known } of allowances) {
    if (!known.isEmpty()) continue;
    for (const peer of peers) {
      for (const pod of podsThatWouldMatch(peer, home, cluster)) pods.set(JSON.stringify(pod), pod);
    }
  }
  return [...pods.values()]
    .map((pod) => ({ pod, passes: passesFor(pod, allowances) }))
    .filter(({ passes }) => !everyPod.contains(passes))
    .map(({ pod, passes }): PossiblePeer => {
      const { labels, namespaceLabels } = pod;
      return { id: possiblePodId(pod), namespaceLabels, labels, connections: passes.toTexts() };
    })
    .sort((a, b) => compareText(a.id, b.id));
}

function passesFor(pod: PossiblePod, allowances: readonly Allowance[]): ConnectionSet {
  return allowances
    .filter(({ isForEverybody, peers, home }) => isForEverybody || peers.some((peer) => wouldMatch(peer, home, pod)))
    .reduce((all, { passes }) => all.union(passes), ConnectionSet.EMPTY);
}
