import { METADATA, namespaceOf } from './metadata';
import type { DecodedMeta, DecodedPolicy } from './network-policy-schema';
import type { Rules } from './rules';
import { UNREADABLE } from './schema';
import { quoted } from '../base/show-value';

/** What an update may not change in the metadata, and must have (V7). The spec is free to change. */
export function validateImmutableMetadata(old: DecodedPolicy, changed: DecodedPolicy, rules: Rules): void {
  if (old.metadata === UNREADABLE || changed.metadata === UNREADABLE) return;
  const before = old.metadata ?? {};
  const after = changed.metadata ?? {};
  validateResourceVersion(after, rules);
  compare('name', before.name ?? '', after.name ?? '', rules);
  if (after.namespace !== UNREADABLE) {
    const namespaces = [before, after].map((meta) => namespaceOf(meta, rules.defaultNamespace));
    compare('namespace', namespaces[0], namespaces[1], rules);
  }
  // Where the update leaves these two out, the server fills them in from the old object.
  if (after.uid !== undefined && after.uid !== '') compare('uid', before.uid ?? '', after.uid, rules);
  if (after.creationTimestamp !== undefined) {
    compare('creationTimestamp', before.creationTimestamp ?? '', after.creationTimestamp, rules, Date.parse);
  }
}

function validateResourceVersion({ resourceVersion }: DecodedMeta, { findings }: Rules): void {
  if (resourceVersion !== undefined && resourceVersion !== '') return;
  findings.refuse('FieldValueInvalid', {
    code: 'resource-version-missing',
    path: METADATA.child('resourceVersion'),
    message: 'the update has no resourceVersion',
    help: 'read the object, change it and send it back with the resourceVersion that was read',
  });
}

function compare(
  field: string,
  before: string | typeof UNREADABLE,
  after: string | typeof UNREADABLE,
  { findings }: Rules,
  meaning: (text: string) => unknown = (text) => text,
): void {
  if (before === UNREADABLE || after === UNREADABLE || Object.is(meaning(before), meaning(after))) return;
  findings.refuse('FieldValueInvalid', {
    code: 'field-immutable',
    path: METADATA.child(field),
    message: `${field} was ${quoted(before)} and cannot become ${quoted(after)}`,
    help: `keep the old ${field}, or create another policy`,
  });
}
