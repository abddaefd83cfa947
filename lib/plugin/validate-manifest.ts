import { basename } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { readTextFile } from '../manifest/files';
import { impossibleKey, unparseableDocument, unreadableFile } from '../manifest/manifest-problems';
import { isMeantAsNetworkPolicy } from '../manifest/object-kind';
import { isObject, joinPath, objectsOfDocument, type ManifestObject } from '../manifest/objects-of-document';
import { readDocuments } from '../manifest/read-documents';
import type { TextPosition } from '../manifest/text-position';
import type { YamlDocument } from '../manifest/yaml-document';
import { validateWithPlaces, type ValidationOptions } from '../validation';
import type { RecordedObject } from './construct-paths';
import type { Finding } from './finding';
import { namesOf, qualifiedName } from './policy-identity';

/** A policy of the manifests. */
export interface FoundPolicy {
  readonly manifest: string;
  readonly hasName: boolean;
  /** `namespace/name`. */
  readonly resourceName: string;
  readonly position: TextPosition;
  readonly object: RecordedObject;
}

/** What one manifest, or one document of it, holds. */
export interface ReadManifest {
  /** Objects of all kinds. */
  readonly objects: readonly RecordedObject[];
  readonly policies: readonly FoundPolicy[];
  readonly findings: readonly Finding[];
}

/** Reads one manifest and validates each NetworkPolicy in it. Nothing in the file makes this throw. */
export function validateManifest(manifest: string, options: ValidationOptions): ReadManifest {
  const file = readTextFile(manifest);
  if ('problem' in file) return refuse(manifest, unreadableFile(file.problem));
  // One document at a time: the nodes of the parser take much more memory than what is kept of them.
  const read: ReadManifest[] = [];
  for (const document of readDocuments(file.text)) read.push(validateDocument(document, manifest, options));
  return {
    objects: read.flatMap(({ objects }) => objects),
    policies: read.flatMap(({ policies }) => policies),
    findings: read.flatMap(({ findings }) => findings),
  };
}

function validateDocument(document: YamlDocument, manifest: string, options: ValidationOptions): ReadManifest {
  if (document.problem) return refuse(manifest, unparseableDocument(document.problem));
  const { value } = document;
  if (!isObject(value)) return { objects: [], policies: [], findings: [] };
  const recorded = recordedObject(value, manifest);
  const policies = objectsOfDocument(value).filter((object) => isMeantAsNetworkPolicy(object.value));
  return {
    objects: [recorded],
    policies: policies.map((policy) => ({
      manifest,
      hasName: namesOf(policy.value).name !== undefined,
      resourceName: qualifiedName(policy.value),
      position: document.locate(policy.path),
      object: recorded,
    })),
    findings: policies.flatMap((policy) =>
      [...document.keyProblems(policy.path).map(impossibleKey), ...fieldDiagnostics(document, policy, options)].map(
        (diagnostic) => ({
          diagnostic: { ...diagnostic, file: manifest },
          manifest,
          resourceName: qualifiedName(policy.value),
          object: recorded,
        }),
      ),
    ),
  };
}

/** The finding about a file of which no object can be read. */
function refuse(manifest: string, diagnostic: Diagnostic): ReadManifest {
  const finding = {
    diagnostic: { ...diagnostic, file: manifest },
    manifest,
    resourceName: basename(manifest),
    object: undefined,
  };
  return { objects: [], policies: [], findings: [finding] };
}

/** cdk8s records an object under its plain name; our own policies record themselves as `namespace/name`. */
function recordedObject(value: ManifestObject['value'], manifest: string): RecordedObject {
  const { name, namespace } = namesOf(value);
  const isQualified = value.kind === 'NetworkPolicy' && name !== undefined && namespace !== undefined;
  return { manifest, name, qualifiedName: isQualified ? `${namespace}/${name}` : undefined };
}

function fieldDiagnostics(document: YamlDocument, object: ManifestObject, options: ValidationOptions): Diagnostic[] {
  return validateWithPlaces(object.value, options).map(({ diagnostic, field }) => ({
    ...diagnostic,
    ...document.locate(joinPath(object.path, field)),
  }));
}
