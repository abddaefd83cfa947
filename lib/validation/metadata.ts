import { dnsLabelProblems, dnsSubdomainProblems } from '../model/dns-name';
import { validateAnnotations } from './annotations';
import { ROOT } from './field-path';
import { validateLabels } from './labels';
import type { DecodedMeta } from './network-policy-schema';
import type { Rules } from './rules';
import { UNREADABLE, isReadable } from './schema';
import { quoted } from '../base/show-value';

/** Path of the object's metadata. */
export const METADATA = ROOT.child('metadata');

/** `metadata` (V1 to V6). */
export function validateMetadata(meta: DecodedMeta, rules: Rules): void {
  validateGenerateName(meta, rules);
  validateName(meta, rules);
  validateNamespace(meta, rules);
  if (isReadable(meta.labels)) validateLabels(meta.labels, METADATA.child('labels'), rules.findings);
  if (isReadable(meta.annotations)) validateAnnotations(meta.annotations, rules.findings);
}

function validateGenerateName(meta: DecodedMeta, { findings }: Rules): void {
  const prefix = meta.generateName;
  if (typeof prefix !== 'string' || prefix === '') return;
  for (const problem of dnsSubdomainProblems(withoutTrailingHyphen(prefix))) {
    findings.refuse('FieldValueInvalid', {
      code: 'generate-name-invalid',
      path: METADATA.child('generateName'),
      message: `generateName ${quoted(prefix)}: ${problem}`,
      help: 'write a prefix in lowercase, like "allow-web-"',
    });
  }
}

// V3: the server puts a letter in place of the end before it tests, since a suffix follows a prefix.
function withoutTrailingHyphen(prefix: string): string {
  return prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix;
}

function validateName(meta: DecodedMeta, { findings }: Rules): void {
  const path = METADATA.child('name');
  const name = meta.name ?? '';
  if (name === UNREADABLE) return;
  if (name === '') {
    if (meta.generateName !== undefined && meta.generateName !== '') return;
    findings.refuse('FieldValueRequired', {
      code: 'name-missing',
      path,
      message: 'the policy has no name',
      help: 'set metadata.name, or metadata.generateName for a name that the server makes up',
    });
    return;
  }
  for (const problem of dnsSubdomainProblems(name)) {
    findings.refuse('FieldValueInvalid', {
      code: 'name-invalid',
      path,
      message: `name ${quoted(name)}: ${problem}`,
      help: 'write a name in lowercase, like "allow-web"',
    });
  }
}

function validateNamespace(meta: DecodedMeta, { findings, defaultNamespace }: Rules): void {
  if (meta.namespace === UNREADABLE) return;
  const path = METADATA.child('namespace');
  // An empty namespace is as good as none: the server fills in the one of the request.
  const namespace = namespaceOf(meta, defaultNamespace);
  if (namespace === '') {
    findings.refuse('FieldValueRequired', {
      code: 'namespace-missing',
      path,
      message: 'the policy has no namespace',
      help: 'set metadata.namespace to the namespace of the pods that the policy selects',
    });
    return;
  }
  for (const problem of dnsLabelProblems(namespace)) {
    findings.refuse('FieldValueInvalid', {
      code: 'namespace-invalid',
      path,
      message: `namespace ${quoted(namespace)}: ${problem}`,
      help: 'write the name of a namespace: lowercase, without dots',
    });
  }
}

/** The namespace that the object will be in; empty if there is none. */
export function namespaceOf(meta: DecodedMeta, defaultNamespace: string): string {
  return typeof meta.namespace === 'string' && meta.namespace !== '' ? meta.namespace : defaultNamespace;
}
