import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic, DiagnosticSubject } from '../diagnostics/diagnostic';
import type { ClusterNamespace, ClusterParts, ClusterPolicy } from '../model/cluster';
import type { PolicyManifest } from '../model/policy-manifest';
import type { Ingress } from '../model/ingress';
import type { ClusterNode } from '../model/node';
import { selectedLabelKeys } from '../model/selected-label-keys';
import type { Service } from '../model/service';
import { kubernetesVersionFault, validateWithPlaces, type ValidationOptions } from '../validation';
import { Fields, type FieldFault } from './fields';
import { foldOwned } from './fold-owned';
import { ambiguousScalar, impossibleKey } from './manifest-problems';
import { withNodeAddresses } from './node-addresses';
import { isMeantAsNetworkPolicy, qualifiedKind, readKindOf, type ReadKind } from './object-kind';
import { ObjectPlace, type ManifestValue } from './object-place';
import { isObject, objectsOfDocument, type ManifestObject } from './objects-of-document';
import { readIngress } from './read-ingress';
import { readNamespace } from './read-namespace';
import { readNetworkPolicy } from './read-network-policy';
import { readNode } from './read-node';
import { readService } from './read-service';
import { readWorkload, type OwnedWorkload } from './read-workload';

/** Takes what is wrong with an object, and the path of the field that is to be looked for. */
type Report = (diagnostic: Diagnostic, field?: string) => void;

/** Fields of other objects than policies that decide what policies mean: modes of files may be octal as they please. */
const DECIDING = /(?:^|\.)(?:labels|selector|matchLabels|ports\[\d+\]|name|namespace|podIP|hostIP)(?:\.|$)/;

/** How to read Kubernetes objects. */
export type ReadOptions = Pick<ValidationOptions, 'kubernetesVersion'>;

/**
 * Takes Kubernetes objects one at a time and gathers what decides who reaches whom. Nothing in an object makes this throw:
 * what is wrong becomes a diagnostic, and the object or the field is left out.
 */
export class ClusterReader {
  /** What is wrong with the objects so far, in their order. */
  public readonly diagnostics: Diagnostic[] = [];
  /**
   * How many objects of each other kind were left out, by kind and group as kubectl writes them (`ConfigMap`,
   * `Rollout.argoproj.io`). The empty text stands for values that are no Kubernetes objects.
   */
  public readonly skipped = new Map<string, number>();

  readonly #namespaces: ClusterNamespace[] = [];
  readonly #workloads: OwnedWorkload[] = [];
  readonly #services: Service[] = [];
  readonly #ingresses: Ingress[] = [];
  readonly #nodes: ClusterNode[] = [];
  readonly #policies: ClusterPolicy[] = [];
  readonly #validation: ValidationOptions;
  #count = 0;
  #policyCount = 0;

  public constructor(options?: ReadOptions | null) {
    const kubernetesVersion = options?.kubernetesVersion;
    const fault = kubernetesVersion === undefined ? undefined : kubernetesVersionFault(kubernetesVersion);
    if (fault) {
      const { code, message, help } = fault;
      this.diagnostics.push(diagnose(code, undefined, { message, ...(help !== undefined && { help }) }));
    }
    this.#validation = fault ? {} : { kubernetesVersion };
  }

  /** How many objects were meant as policies so far, those that the API server would refuse included. */
  public get policies(): number {
    return this.#policyCount;
  }

  /** How many objects with a kind there were so far. */
  public get objects(): number {
    return this.#count - (this.skipped.get('') ?? 0);
  }

  /** Reads an object, or each object of a list. Null, which is what YAML makes of an empty document, is nothing. */
  public add(manifest: ManifestValue): void {
    if (manifest.value === null || manifest.value === undefined) return;
    this.attempt(new ObjectPlace(manifest, '', this.#count + 1), () => {
      if (!isObject(manifest.value)) this.skip({});
      for (const object of objectsOfDocument(manifest.value)) {
        if (manifest.leavesOut?.(object) === true) {
          this.#count++;
          continue;
        }
        const place = new ObjectPlace(manifest, object.path, this.#count + 1);
        this.attempt(place, () => {
          this.addObject(object, place, manifest);
        });
      }
    });
  }

  /** What the objects so far say, without the Pods and ReplicaSets that belong to a workload among them. */
  public get parts(): ClusterParts {
    return {
      namespaces: [...this.#namespaces],
      workloads: foldOwned(withNodeAddresses(this.#workloads, this.#nodes), this.selectedKeys()),
      services: [...this.#services],
      ingresses: [...this.#ingresses],
      nodes: [...this.#nodes],
      policies: [...this.#policies],
    };
  }

  /** Keys of the labels by which policies and Services tell pods apart. */
  private selectedKeys(): ReadonlySet<string> {
    const ofServices = this.#services.flatMap(({ selector }) => Object.keys(selector));
    return new Set([...selectedLabelKeys(this.#policies), ...ofServices]);
  }

  private addObject({ value, path }: ManifestObject, place: ObjectPlace, manifest: ManifestValue): void {
    const isPolicy = isMeantAsNetworkPolicy(value);
    const kind = isPolicy ? undefined : readKindOf(value);
    if (!isPolicy && kind === undefined) {
      this.skip(value);
      return;
    }
    this.#count++;
    for (const problem of manifest.keyProblems?.(path) ?? []) {
      const { line, column } = problem;
      this.diagnostics.push({ ...place.place(impossibleKey(problem)), subject: subjectOf(value), line, column });
    }
    const reported: string[] = [];
    const report: Report = (diagnostic, field = diagnostic.path ?? '') => {
      reported.push(field);
      this.diagnostics.push(place.place(diagnostic, field));
    };
    if (kind === undefined) this.addPolicy(value, place, report);
    else this.addRead(kind, value, place, report);
    for (const scalar of manifest.ambiguousScalars?.(path) ?? []) {
      if (kind !== undefined && !DECIDING.test(scalar.path)) continue;
      // What makes the object invalid is explained by that.
      if (reported.some((field) => field !== '' && isAtOrBelow(scalar.path, field))) continue;
      const { line, column } = scalar;
      this.diagnostics.push({ ...place.place(ambiguousScalar(scalar)), line, column });
    }
  }

  private addPolicy(value: ManifestObject['value'], place: ObjectPlace, report: Report): void {
    this.#policyCount++;
    const found = validateWithPlaces(value, this.#validation);
    for (const { diagnostic, field } of found) report(diagnostic, field);
    if (found.some(({ diagnostic }) => diagnostic.severity === 'error')) return;
    const written = value as unknown as PolicyManifest;
    const policy = readNetworkPolicy(written, unnamedPlace(value, place));
    this.#policies.push({ policy, written, ...(place.source && { source: place.source }) });
  }

  private addRead(kind: ReadKind, value: ManifestObject['value'], place: ObjectPlace, report: Report): void {
    const fields = new Fields(value, '', (fault) => {
      report(invalidField(fault, value), fault.entry);
    });
    if (typeof value.apiVersion !== 'string') {
      fields.refuse('apiVersion', 'BadRequest', 'apiVersion is missing, without it nobody knows what the object is');
      return;
    }
    const text = unnamedPlace(value, place);
    if (kind === 'Namespace') pushIfThere(this.#namespaces, readNamespace(fields, text, place.source));
    else if (kind === 'Node') pushIfThere(this.#nodes, readNode(fields, text, place.source));
    else if (kind === 'Service') pushIfThere(this.#services, readService(fields, text, place.source));
    else if (kind === 'Ingress') pushIfThere(this.#ingresses, readIngress(fields, text, place.source));
    else pushIfThere(this.#workloads, readWorkload(kind, fields, text, place.source));
  }

  private skip(value: ManifestObject['value']): void {
    this.#count++;
    const kind = qualifiedKind(value);
    this.skipped.set(kind, (this.skipped.get(kind) ?? 0) + 1);
  }

  /** Data out of a program may hold accessors, and these may throw. */
  private attempt(place: ObjectPlace, read: () => void): void {
    try {
      read();
    } catch {
      const message = 'the object cannot be read: accessing one of its fields throws an error';
      const help = 'pass plain data, such as JSON.parse returns';
      const fault = diagnose('manifest-field-invalid', undefined, { message, help, reason: 'BadRequest' });
      this.diagnostics.push(place.place(fault));
    }
  }
}

/** What tells an object from all others, if its name does not: finding the place of each would take most of the time. */
function unnamedPlace({ metadata }: ManifestObject['value'], place: ObjectPlace): string {
  return isObject(metadata) && typeof metadata.name === 'string' && metadata.name !== '' ? '' : place.text;
}

function invalidField({ entry: _, ...fault }: FieldFault, value: ManifestObject['value']): Diagnostic {
  return diagnose('manifest-field-invalid', undefined, { ...fault, subject: subjectOf(value) });
}

/** What the object is called, as far as it can be read. */
function subjectOf({ apiVersion, kind, metadata }: ManifestObject['value']): DiagnosticSubject {
  const { namespace, name } = isObject(metadata) ? metadata : {};
  return {
    apiVersion: typeof apiVersion === 'string' ? apiVersion : '',
    kind: typeof kind === 'string' ? kind : '',
    ...(typeof namespace === 'string' && { namespace }),
    ...(typeof name === 'string' && { name }),
  };
}

function pushIfThere<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}

function isAtOrBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);
}
