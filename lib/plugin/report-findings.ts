import { descriptionOf } from '../diagnostics/codes';
import type { Finding } from './finding';
import type { IValidationContext, ViolatingResource } from './validation-context';

/** A finding with the construct that it leads back to. */
export interface TracedFinding extends Finding {
  readonly constructPath: string | undefined;
}

/** What one violation of the report says, once for all that break the rule in the same way. */
interface Group {
  readonly finding: TracedFinding;
  readonly resources: Map<string, ViolatingResource & { readonly locations: string[] }>;
  readonly constructPaths: Map<string, string | undefined>;
}

/** Adds findings to the report of cdk8s, those with equal words as one violation. */
export function reportFindings(context: IValidationContext, findings: readonly TracedFinding[]): void {
  for (const { finding, resources, constructPaths } of groupFindings(findings)) {
    const { code, message, help } = finding.diagnostic;
    const description = descriptionOf(code);
    withConstructPaths(context, constructPaths, () => {
      context.report.addViolation({
        ruleName: code,
        recommendation: description ? `${message}. ${description.why}` : message,
        fix: help ?? description?.fix ?? '',
        violatingResources: [...resources.values()],
      });
    });
  }
}

function groupFindings(findings: readonly TracedFinding[]): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const { code, message, help } = finding.diagnostic;
    const { resourceName, manifest, constructPath } = finding;
    let group: Group | undefined;
    // The report has one construct for each name, so objects of one name and different constructs need two violations.
    for (let round = 0; group === undefined; round++) {
      const key = JSON.stringify([code, message, help, round]);
      const existing = groups.get(key) ?? { finding, resources: new Map(), constructPaths: new Map() };
      groups.set(key, existing);
      const isTaken = existing.constructPaths.has(resourceName);
      if (!isTaken || existing.constructPaths.get(resourceName) === constructPath) group = existing;
    }
    group.constructPaths.set(resourceName, constructPath);
    const resourceKey = JSON.stringify([resourceName, manifest]);
    const resource = group.resources.get(resourceKey);
    const location = locationOf(finding);
    if (resource) resource.locations.push(location);
    else group.resources.set(resourceKey, { resourceName, manifestPath: manifest, locations: [location] });
  }
  return groups.values();
}

function locationOf({ diagnostic: { path, line } }: Finding): string {
  if (line === undefined) return path ?? 'the whole file';
  return path === undefined ? `line ${line}` : `${path} (line ${line})`;
}

/**
 * The report looks up constructs by the name of a resource and finds the wrong one where two objects share the name. So
 * the right ones stand in the metadata while it looks.
 */
function withConstructPaths(
  { metadata }: IValidationContext,
  constructPaths: ReadonlyMap<string, string | undefined>,
  action: () => void,
): void {
  const before = [...constructPaths.keys()].map(
    (name) => [name, Object.getOwnPropertyDescriptor(metadata, name)] as const,
  );
  for (const [name, path] of constructPaths) {
    const value = path === undefined ? undefined : { path };
    Object.defineProperty(metadata, name, { value, configurable: true, enumerable: true, writable: true });
  }
  action();
  for (const [name, descriptor] of before) {
    if (descriptor) Object.defineProperty(metadata, name, descriptor);
    else Reflect.deleteProperty(metadata, name);
  }
}
