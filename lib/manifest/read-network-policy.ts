import { sortedByKey } from '../base/sorted-by-key';
import { DIRECTIONS, policyTypeOf, type Direction } from '../model/direction';
import { LabelSelector, type Labels } from '../model/label-selector';
import { DEFAULT_NAMESPACE } from '../model/namespace';
import type { NetworkPolicy, PolicyPeer, PolicyRule } from '../model/network-policy';
import type {
  ManifestPeer,
  ManifestPort,
  ManifestSelector,
  ManifestSpec,
  NullableList,
  Nullable,
  NullableTexts,
  PolicyManifest,
} from '../model/policy-manifest';
import { PolicyPorts, type PolicyPort } from '../model/policy-ports';
import { FIRST_PORT, LAST_PORT } from '../model/protocol';

/**
 * What a policy means, with everything filled in that the API server fills in (S1 to S10): the inverse of
 * `writeNetworkPolicy`. Rules of a direction that the policy does not isolate have no effect (S5) and are left out.
 *
 * @param place What tells the policy from all others that have a `generateName` and no name: the server makes a name up
 * for each of them, so they never share one.
 */
export function readNetworkPolicy({ metadata, spec }: PolicyManifest, place: string): NetworkPolicy {
  const isolates = isolatedDirections(spec ?? {});
  const isIsolated = (direction: Direction): boolean => isolates.includes(direction);
  return {
    namespace: nonEmpty(metadata.namespace) ?? DEFAULT_NAMESPACE,
    name: nonEmpty(metadata.name) ?? `${metadata.generateName ?? ''}* (${place})`,
    labels: readTexts(metadata.labels),
    annotations: readTexts(metadata.annotations),
    podSelector: readSelector(spec?.podSelector ?? {}),
    isolates,
    ingress: isIsolated('ingress') ? (spec?.ingress ?? []).map((rule) => readRule(rule?.from, rule?.ports)) : [],
    egress: isIsolated('egress') ? (spec?.egress ?? []).map((rule) => readRule(rule?.to, rule?.ports)) : [],
  };
}

/** An empty namespace or name is as good as none. */
function nonEmpty(text: Nullable<string>): string | undefined {
  return text === null || text === '' ? undefined : text;
}

/** The directions that a policy isolates, with the server's default where it names none (S4, S5). */
function isolatedDirections({ policyTypes, egress }: ManifestSpec): readonly Direction[] {
  const types = policyTypes ?? [];
  if (types.length > 0) return DIRECTIONS.filter((direction) => types.includes(policyTypeOf(direction)));
  return (egress ?? []).length > 0 ? DIRECTIONS : ['ingress'];
}

function readRule(peers: NullableList<ManifestPeer>, ports: NullableList<ManifestPort>): PolicyRule {
  return {
    peers: (peers ?? []).map((peer) => readPeer(peer ?? {})),
    ports: ports?.length ? PolicyPorts.of(ports.map((port) => readPort(port ?? {}))) : PolicyPorts.ALL,
  };
}

function readPeer({ ipBlock, podSelector, namespaceSelector }: ManifestPeer): PolicyPeer {
  if (ipBlock) return { ipBlock: { cidr: ipBlock.cidr, except: readList(ipBlock.except) } };
  return {
    ...(podSelector && { podSelector: readSelector(podSelector) }),
    ...(namespaceSelector && { namespaceSelector: readSelector(namespaceSelector) }),
  };
}

function readPort({ protocol: given, port, endPort }: ManifestPort): PolicyPort {
  const protocol = given ?? 'TCP';
  // A string is a name, whatever it looks like.
  if (typeof port === 'string') return { protocol, name: port };
  if (typeof port !== 'number') return { protocol, first: FIRST_PORT, last: LAST_PORT };
  return { protocol, first: port, last: endPort ?? port };
}

function readSelector({ matchLabels, matchExpressions }: ManifestSelector): LabelSelector {
  const expressions = (matchExpressions ?? []).flatMap((each) =>
    each ? [{ key: each.key, operator: each.operator, values: readList(each.values) }] : [],
  );
  return LabelSelector.of(readTexts(matchLabels), expressions);
}

function readList(texts: NullableList<string>): readonly string[] {
  return (texts ?? []).map((text) => text ?? '');
}

function readTexts(texts: NullableTexts): Labels {
  const entries = Object.entries(texts ?? {}).map(([key, text]) => [key, text ?? ''] as const);
  return sortedByKey(Object.fromEntries(entries));
}
