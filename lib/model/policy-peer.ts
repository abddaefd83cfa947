import { containsCidr, parseCidr } from './cidr';
import { isBoxCovered, type LabelBox } from './label-box';
import { LabelSelector } from './label-selector';
import type { LabelValueSet } from './label-value-set';
import { NAMESPACE_NAME_LABEL } from './namespace';
import type { IpBlock, PolicyPeer } from './network-policy';

/** Text that is equal for two peers if and only if they are written the same way. */
export function peerKey(peer: PolicyPeer): string {
  if ('ipBlock' in peer) return `ip ${peer.ipBlock.cidr} -${peer.ipBlock.except.join(' -')}`;
  return `pods ${peer.podSelector?.key ?? '*'} in ${peer.namespaceSelector?.key ?? '.'}`;
}

/**
 * Whether every endpoint that `inner` matches is matched by `outer`, both in a policy of the namespace `home`.
 * Proven, not guessed: where it cannot be shown the answer is no.
 */
export function peerContains(outer: PolicyPeer, inner: PolicyPeer, home: string): boolean {
  if ('ipBlock' in outer || 'ipBlock' in inner) {
    return 'ipBlock' in outer && 'ipBlock' in inner && ipBlockContains(outer.ipBlock, inner.ipBlock);
  }
  return isBoxCovered(boxOfPods(inner, home), [boxOfPods(outer, home)]);
}

/** The pods that a peer selects, as one product over the labels of pods and those of their namespaces. */
export function boxOfPods(peer: Exclude<PolicyPeer, { ipBlock: IpBlock }>, home: string): LabelBox {
  const namespaces = peer.namespaceSelector ?? LabelSelector.of({ [NAMESPACE_NAME_LABEL]: home });
  const box = new Map<string, LabelValueSet>();
  for (const [key, allowed] of peer.podSelector?.constraints ?? []) box.set(`pod ${key}`, allowed);
  for (const [key, allowed] of namespaces.constraints) box.set(`namespace ${key}`, allowed);
  return box;
}

function ipBlockContains(outer: IpBlock, inner: IpBlock): boolean {
  const [outerRange, innerRange] = [parseCidr(outer.cidr), parseCidr(inner.cidr)];
  if (!outerRange || !innerRange || !containsCidr(outerRange, innerRange)) return false;
  return outer.except.every((hole) => {
    const holeRange = parseCidr(hole);
    if (!holeRange) return false;
    if (holeRange.last < innerRange.first || holeRange.first > innerRange.last) return true;
    return inner.except.some((text) => {
      const innerHole = parseCidr(text);
      return innerHole !== undefined && containsCidr(innerHole, holeRange);
    });
  });
}
