import { sortedByKey } from '../base/sorted-by-key';
import { DIRECTIONS, policyTypeOf, type Direction } from '../model/direction';
import { LabelSelector, type LabelOperator, type Labels } from '../model/label-selector';
import { DEFAULT_NAMESPACE } from '../model/namespace';
import type { NetworkPolicy, PolicyPeer, PolicyRule } from '../model/network-policy';
import { PolicyPorts, type PolicyPort } from '../model/policy-ports';
import { FIRST_PORT, LAST_PORT, type ProtocolName } from '../model/protocol';

/** A field that may be left out. Null is as good as absent everywhere, and in a list as good as an empty element (S9). */
type Optional<T> = T | null | undefined;
type List<T> = Optional<readonly Optional<T>[]>;
type Texts = Optional<{ readonly [key: string]: Optional<string> }>;

/** A NetworkPolicy as plain data in which validation found no error. */
export interface ValidManifest {
  readonly metadata: {
    readonly name?: Optional<string>;
    readonly generateName?: Optional<string>;
    readonly namespace?: Optional<string>;
    readonly labels?: Texts;
    readonly annotations?: Texts;
  };
  readonly spec?: Optional<ValidSpec>;
}

interface ValidSpec {
  readonly podSelector?: Optional<ValidSelector>;
  readonly policyTypes?: List<string>;
  readonly ingress?: List<{ readonly from?: List<ValidPeer>; readonly ports?: List<ValidPort> }>;
  readonly egress?: List<{ readonly to?: List<ValidPeer>; readonly ports?: List<ValidPort> }>;
}

interface ValidSelector {
  readonly matchLabels?: Texts;
  readonly matchExpressions?: List<{
    readonly key: string;
    readonly operator: LabelOperator;
    readonly values?: List<string>;
  }>;
}

interface ValidPeer {
  readonly podSelector?: Optional<ValidSelector>;
  readonly namespaceSelector?: Optional<ValidSelector>;
  readonly ipBlock?: Optional<{ readonly cidr: string; readonly except?: List<string> }>;
}

interface ValidPort {
  readonly protocol?: Optional<ProtocolName>;
  readonly port?: Optional<number | string>;
  readonly endPort?: Optional<number>;
}

/**
 * What a policy means, with everything filled in that the API server fills in (S1 to S10): the inverse of
 * `writeNetworkPolicy`. Rules of a direction that the policy does not isolate have no effect (S5) and are left out.
 *
 * @param place What tells the policy from all others that have a `generateName` and no name: the server makes a name up
 * for each of them, so they never share one.
 */
export function readNetworkPolicy({ metadata, spec }: ValidManifest, place: string): NetworkPolicy {
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
function nonEmpty(text: Optional<string>): string | undefined {
  return text === null || text === '' ? undefined : text;
}

/** The directions that a policy isolates, with the server's default where it names none (S4, S5). */
function isolatedDirections({ policyTypes, egress }: ValidSpec): readonly Direction[] {
  const types = policyTypes ?? [];
  if (types.length > 0) return DIRECTIONS.filter((direction) => types.includes(policyTypeOf(direction)));
  return (egress ?? []).length > 0 ? DIRECTIONS : ['ingress'];
}

function readRule(peers: List<ValidPeer>, ports: List<ValidPort>): PolicyRule {
  return {
    peers: (peers ?? []).map((peer) => readPeer(peer ?? {})),
    ports: ports?.length ? PolicyPorts.of(ports.map((port) => readPort(port ?? {}))) : PolicyPorts.ALL,
  };
}

function readPeer({ ipBlock, podSelector, namespaceSelector }: ValidPeer): PolicyPeer {
  if (ipBlock) return { ipBlock: { cidr: ipBlock.cidr, except: readList(ipBlock.except) } };
  return {
    ...(podSelector && { podSelector: readSelector(podSelector) }),
    ...(namespaceSelector && { namespaceSelector: readSelector(namespaceSelector) }),
  };
}

function readPort({ protocol: given, port, endPort }: ValidPort): PolicyPort {
  const protocol = given ?? 'TCP';
  // A string is a name, whatever it looks like.
  if (typeof port === 'string') return { protocol, name: port };
  if (typeof port !== 'number') return { protocol, first: FIRST_PORT, last: LAST_PORT };
  return { protocol, first: port, last: endPort ?? port };
}

function readSelector({ matchLabels, matchExpressions }: ValidSelector): LabelSelector {
  const expressions = (matchExpressions ?? []).flatMap((each) =>
    each ? [{ key: each.key, operator: each.operator, values: readList(each.values) }] : [],
  );
  return LabelSelector.of(readTexts(matchLabels), expressions);
}

function readList(texts: List<string>): readonly string[] {
  return (texts ?? []).map((text) => text ?? '');
}

function readTexts(texts: Texts): Labels {
  const entries = Object.entries(texts ?? {}).map(([key, text]) => [key, text ?? ''] as const);
  return sortedByKey(Object.fromEntries(entries));
}
