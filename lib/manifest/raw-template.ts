import type { PlacedKeyProblem } from './manifest-problems';
import { isMeantAsNetworkPolicy, readKindOf } from './object-kind';
import { isObject, joinPath, type ManifestObject } from './objects-of-document';
import { hasTag } from './template-tags';

/** Fields whose texts may be templates of another program: alerts, a sidecar that renders files. */
const OF_OTHERS = new Set(['annotations', 'args', 'command', 'env']);

/**
 * The first field of an object in which a template is left that nobody has rendered (Y18): text with a tag in an object that
 * would be read, or, as `isTag` tells of a key that is no text, a tag that stands where YAML needs a value.
 *
 * Kinds that are not read may hold templates of other programs, and so may annotations, arguments and environments of
 * containers, as long as they are text.
 */
export function templateField(
  { value }: Pick<ManifestObject, 'value'>,
  keyProblems: readonly PlacedKeyProblem[],
  isTag: (problem: PlacedKeyProblem) => boolean,
): string | undefined {
  const isOfNoKind = typeof value.kind !== 'string' || hasTag(value.kind);
  if (!isOfNoKind && !isMeantAsNetworkPolicy(value) && readKindOf(value) === undefined) return undefined;
  const unquoted = keyProblems.find((problem) => problem.kind === 'no-text' && isTag(problem));
  if (unquoted) return unquoted.path;
  return typeof value.kind === 'string' ? fieldWithTag(value) : undefined;
}

/** The path of the first text with a tag, or of the mapping that has one among its keys. */
function fieldWithTag(root: unknown): string | undefined {
  // A list of what is left in place of recursion: the depth is up to the text.
  const left: { value: unknown; path: string }[] = [{ value: root, path: '' }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, path } = next;
    if (typeof value === 'string' && hasTag(value)) return path;
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index--) {
        left.push({ value: value[index], path: `${path}[${index}]` });
      }
    } else if (isObject(value)) {
      const fields = Object.entries(value).filter(([key]) => !OF_OTHERS.has(key));
      for (const [key, below] of fields.reverse()) {
        left.push({ value: hasTag(key) ? key : below, path: joinPath(path, key) });
      }
    }
  }
  return undefined;
}
