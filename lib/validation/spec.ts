import { ROOT } from './field-path';
import type { FieldPath } from './field-path';
import { validateLabelSelector } from './label-selector';
import type { DecodedPeer, DecodedPort, DecodedSpec } from './network-policy-schema';
import { validatePeer } from './peers';
import { validatePolicyTypes } from './policy-types';
import { validatePort } from './ports';
import type { Rules } from './rules';
import { isReadable } from './schema';
import type { Unreadable } from './schema';

/** Path of the object's spec. */
export const SPEC_PATH = ROOT.child('spec');

type ReadList<Element> = readonly (Element | Unreadable)[] | Unreadable | undefined;

/** `spec` (V10 to V47), in the order of the API server. Both directions are validated whatever the policy types. */
export function validateSpec(spec: DecodedSpec, rules: Rules): void {
  const { podSelector, policyTypes } = spec;
  if (isReadable(podSelector)) {
    validateLabelSelector(podSelector, SPEC_PATH.child('podSelector'), rules);
  }
  forEachRead(spec.ingress, SPEC_PATH, 'ingress', (rule, path) => {
    validatePorts(rule.ports, path, rules);
    validatePeers(rule.from, path, 'from', rules);
  });
  forEachRead(spec.egress, SPEC_PATH, 'egress', (rule, path) => {
    validatePorts(rule.ports, path, rules);
    validatePeers(rule.to, path, 'to', rules);
  });
  if (isReadable(policyTypes)) {
    validatePolicyTypes(policyTypes, SPEC_PATH.child('policyTypes'), rules.findings);
  }
}

function validatePorts(ports: ReadList<DecodedPort>, rulePath: FieldPath, { findings }: Rules): void {
  forEachRead(ports, rulePath, 'ports', (port, path) => {
    validatePort(port, path, findings);
  });
}

function validatePeers(peers: ReadList<DecodedPeer>, rulePath: FieldPath, field: 'from' | 'to', rules: Rules): void {
  forEachRead(peers, rulePath, field, (peer, path) => {
    validatePeer(peer, path, rules);
  });
}

function forEachRead<Element>(
  list: ReadList<Element>,
  parent: FieldPath,
  field: string,
  visit: (element: Element, path: FieldPath) => void,
): void {
  if (!isReadable(list)) return;
  const path = parent.child(field);
  for (let i = 0; i < list.length; i++) {
    const element = list[i];
    if (isReadable(element)) visit(element, path.index(i));
  }
}
