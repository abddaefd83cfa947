import { didYouMean } from '../base/did-you-mean';
import { ROOT } from './field-path';
import type { Findings } from './findings';
import { quoted } from '../base/show-value';

const API_GROUP = 'networking.k8s.io';
const API_VERSION = `${API_GROUP}/v1`;
const KIND = 'NetworkPolicy';

/**
 * Checks that the object says to be a NetworkPolicy of the one supported version (Y1). Returns false where it clearly is
 * some other kind of object, whose fields it would be pointless to judge. Values that are no strings are left to decoding.
 */
export function checkType(apiVersion: unknown, kind: unknown, findings: Findings): boolean {
  return [checkApiVersion(apiVersion, findings), checkKind(kind, findings)].every(Boolean);
}

function checkApiVersion(apiVersion: unknown, findings: Findings): boolean {
  const given = apiVersion ?? '';
  if (typeof given !== 'string' || given === API_VERSION) return true;
  findings.refuse('BadRequest', {
    code: 'api-version-unsupported',
    path: ROOT.child('apiVersion'),
    message:
      given === ''
        ? `apiVersion is missing, it must be ${API_VERSION}`
        : `apiVersion is ${quoted(given)}, it must be ${API_VERSION}`,
    help: `write apiVersion: ${API_VERSION}`,
  });
  const group = given.split('/', 1)[0];
  // A group with a dot is somebody's own API, for example a policy of a network plugin.
  return !group.includes('.') || didYouMean(group, [API_GROUP]) !== undefined;
}

function checkKind(kind: unknown, findings: Findings): boolean {
  const given = kind ?? '';
  if (typeof given !== 'string' || given === KIND) return true;
  findings.refuse('BadRequest', {
    code: 'kind-unsupported',
    path: ROOT.child('kind'),
    message: given === '' ? `kind is missing, it must be ${KIND}` : `kind is ${quoted(given)}, it must be ${KIND}`,
    help: `write kind: ${KIND}, or validate only NetworkPolicies`,
  });
  return given === '' || didYouMean(given, [KIND]) !== undefined;
}
