import { isScalar } from 'yaml';
import { KUBERNETES_YAML } from './kubernetes-yaml';

/** What every plain scalar that is no string begins with. */
const MAY_BE_TYPED = /^(?:[-+.\d~nNyYtTfFoO<=]|$)/;

/** Manifests repeat the same few: ports, `true`, names that begin with one of the letters above. */
const KNOWN = new Map<string, unknown>();

const MOST_KNOWN = 10_000;

/** The value of a scalar without quotes, by the same schema that documents are read with otherwise. */
export function readPlainScalar(source: string): unknown {
  if (!MAY_BE_TYPED.test(source)) return source;
  if (!KNOWN.has(source)) {
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
    KNOWN.set(source, resolve(source));
  }
  return KNOWN.get(source);
}

function resolve(source: string): unknown {
  const tag = KUBERNETES_YAML.tags.find(
    (each) => !each.collection && each.default === true && each.test?.test(source) === true,
  );
  if (!tag || tag.collection) return source;
  const value: unknown = tag.resolve(source, () => undefined, {});
  return isScalar(value) ? value.value : value;
}
