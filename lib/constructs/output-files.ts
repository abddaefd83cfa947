import { Chart, YamlOutputType, type ApiObject, type App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Origin } from '../diagnostics/origin';
import type { Lowering } from '../lower/lower';
import type { AppCollection } from './app-collection';
import { originOf } from './construct-record';
import type { MergedNamespace } from './merge-namespaces';
import { applicationAbove } from './scopes';

/** An object that goes to a file of its own. */
interface FileEntry {
  readonly chart: string;
  readonly kind: string;
  readonly name: string;
  readonly described: string;
  readonly origin: Origin;
}

/** Finds objects of which cdk8s would keep only the last, because it names their files by kind and name alone. */
export function findFileClashes(
  root: IConstruct,
  collection: AppCollection,
  lowering: Lowering,
  namespaces: ReadonlyMap<string, MergedNamespace>,
): Diagnostic[] {
  const type = (root as Partial<App>).yamlOutputType;
  const isPerChart = type === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
  if (!isPerChart && type !== YamlOutputType.FILE_PER_RESOURCE) return [];

  const entries = [...collection.singleFileObjects.map(entryOfObject), ...entriesOfLowering(lowering, namespaces)];
  const files = new Map<string, FileEntry>();
  const clashes: Diagnostic[] = [];
  for (const entry of entries) {
    const file = `${isPerChart ? `${entry.chart}/` : ''}${entry.kind}.${entry.name}`.replaceAll(
      /[^0-9a-zA-Z-_./]/g,
      '',
    );
    const first = files.get(file);
    if (first) clashes.push(clash(file, first, entry));
    else files.set(file, entry);
  }
  return clashes;
}

function entryOfObject(object: ApiObject): FileEntry {
  const { kind, name } = object;
  return { chart: Chart.of(object).node.path, kind, name, described: `${kind} ${name}`, origin: originOf(object) };
}

function entriesOfLowering({ policies }: Lowering, namespaces: ReadonlyMap<string, MergedNamespace>): FileEntry[] {
  const chartOf = (namespace: string): string => {
    const owner = namespaces.get(namespace)?.owner;
    return (owner && applicationAbove(owner)?.node.path) ?? '';
  };
  const created = [...namespaces].flatMap(([name, { owner, isCreated }]): FileEntry[] =>
    owner && isCreated
      ? [{ chart: chartOf(name), kind: 'Namespace', name, described: `Namespace ${name}`, origin: originOf(owner) }]
      : [],
  );
  const lowered = policies.map(({ policy: { namespace, name }, rules }): FileEntry => {
    const described = `NetworkPolicy ${namespace}/${name}`;
    return { chart: chartOf(namespace), kind: 'NetworkPolicy', name, described, origin: rules[0].origin };
  });
  return [...created, ...lowered];
}

function clash(file: string, first: FileEntry, second: FileEntry): Diagnostic {
  return diagnose('output-file-clash', second.origin, {
    message: `${second.described} would replace ${first.described} (${first.origin.constructPath}): cdk8s writes both to ${file}`,
    help: 'use YamlOutputType.FILE_PER_CHART or FILE_PER_APP, or give one of them another name',
  });
}
