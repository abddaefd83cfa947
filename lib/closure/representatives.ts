import { pointsBeside, pointsInside } from '../model/label-points';
import type { LabelSelector, Labels } from '../model/label-selector';
import { representative, type ContainerPort, type Workload } from '../model/workload';

/** Collects pods that stand for all with certain labels. A namespace has each set of labels once. */
export class Representatives {
  private readonly pods = new Map<string, Workload>();
  private readonly taken = new Set<string>();
  private readonly around = new Map<string, readonly Labels[]>();

  /** Keeps labels free of representatives: there is a pod with these already. */
  public reserve(namespace: string, labels: Labels): void {
    this.taken.add(keyOf(namespace, labels));
  }

  public add(namespace: string, labels: Labels, ports: readonly ContainerPort[] = []): void {
    const key = keyOf(namespace, labels);
    if (this.taken.has(key)) return;
    this.taken.add(key);
    this.pods.set(key, representative(namespace, labels, ports));
  }

  /** Adds what a selector tells apart: labels that it matches, and such that differ in what it excludes. */
  public addAround(selector: LabelSelector, namespaces: readonly string[]): void {
    for (const labels of this.pointsAround(selector)) for (const name of namespaces) this.add(name, labels);
  }

  /** What {@link addAround} adds in each namespace. */
  public pointsAround({ key, constraints }: LabelSelector): readonly Labels[] {
    const points = this.around.get(key) ?? [...pointsInside(constraints), ...pointsBeside(constraints)];
    this.around.set(key, points);
    return points;
  }

  public get all(): Workload[] {
    return [...this.pods.values()];
  }
}

/** Labels come with their keys in order. */
function keyOf(namespace: string, labels: Labels): string {
  let key = namespace;
  for (const name of Object.keys(labels)) key += `\n${name}=${labels[name]}`;
  return key;
}
