import { OBJECT_META } from './object-meta-schema';
import { INT32, INT_OR_STRING, STRING, STRING_MAP, list, object } from './schema';
import type { Decoded } from './schema';

const META_V1 = 'io.k8s.apimachinery.pkg.apis.meta.v1';
const NETWORKING_V1 = 'io.k8s.api.networking.v1';

const LABEL_SELECTOR_REQUIREMENT = object(`${META_V1}.LabelSelectorRequirement`, {
  key: STRING,
  operator: STRING,
  values: list(STRING),
});

const LABEL_SELECTOR = object(`${META_V1}.LabelSelector`, {
  matchExpressions: list(LABEL_SELECTOR_REQUIREMENT),
  matchLabels: STRING_MAP,
});

const IP_BLOCK = object(`${NETWORKING_V1}.IPBlock`, { cidr: STRING, except: list(STRING) });

const PEER = object(`${NETWORKING_V1}.NetworkPolicyPeer`, {
  ipBlock: IP_BLOCK,
  namespaceSelector: LABEL_SELECTOR,
  podSelector: LABEL_SELECTOR,
});

const PORT = object(`${NETWORKING_V1}.NetworkPolicyPort`, { endPort: INT32, port: INT_OR_STRING, protocol: STRING });

const INGRESS_RULE = object(`${NETWORKING_V1}.NetworkPolicyIngressRule`, { from: list(PEER), ports: list(PORT) });

const EGRESS_RULE = object(`${NETWORKING_V1}.NetworkPolicyEgressRule`, { ports: list(PORT), to: list(PEER) });

const SPEC = object(`${NETWORKING_V1}.NetworkPolicySpec`, {
  egress: list(EGRESS_RULE),
  ingress: list(INGRESS_RULE),
  podSelector: LABEL_SELECTOR,
  policyTypes: list(STRING),
});

/** The whole object, with every field that an API server of version 1.28 or later decodes. */
export const NETWORK_POLICY = object(`${NETWORKING_V1}.NetworkPolicy`, {
  apiVersion: STRING,
  kind: STRING,
  metadata: OBJECT_META,
  spec: SPEC,
});

/** A NetworkPolicy after decoding, as far as it could be decoded. */
export type DecodedPolicy = Decoded<typeof NETWORK_POLICY>;

/** `metadata` after decoding. */
export type DecodedMeta = Decoded<typeof OBJECT_META>;

/** `spec` after decoding. */
export type DecodedSpec = Decoded<typeof SPEC>;

/** A label selector after decoding. */
export type DecodedSelector = Decoded<typeof LABEL_SELECTOR>;

/** One element of `matchExpressions` after decoding. */
export type DecodedRequirement = Decoded<typeof LABEL_SELECTOR_REQUIREMENT>;

/** One element of `from` or `to` after decoding. */
export type DecodedPeer = Decoded<typeof PEER>;

/** The `ipBlock` of a peer after decoding. */
export type DecodedIpBlock = Decoded<typeof IP_BLOCK>;

/** One element of `ports` after decoding. */
export type DecodedPort = Decoded<typeof PORT>;
