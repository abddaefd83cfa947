import { messageOf } from '../base/show-value';
import { Peer, type IPeer } from './peer';

/** A peer, or why something is none. */
export type PeerReading =
  { readonly peer: Peer; readonly why?: undefined } | { readonly peer?: undefined; readonly why: string };

/** Reads a peer, whatever a program without type checking passed. */
export function readPeer(given: IPeer | undefined): PeerReading {
  if (typeof given !== 'object' || (given as IPeer | null) === null) return { why: 'it is no object' };
  try {
    const peer: unknown = typeof given.asPeer === 'function' ? given.asPeer() : peerOfCdk8sPlus(given);
    return isPeer(peer) ? { peer } : { why: 'it does not say what it stands for' };
  } catch (error) {
    return { why: messageOf(error) };
  }
}

function peerOfCdk8sPlus(given: unknown): Peer | undefined {
  const foreign = given as Parameters<typeof Peer.of>[0];
  return typeof foreign.toNetworkPolicyPeerConfig === 'function' ? Peer.of(foreign) : undefined;
}

/** By shape and not by class, because two copies of this package may meet in one process. */
function isPeer(value: unknown): value is Peer {
  return typeof value === 'object' && value !== null && '_target' in value && '_problems' in value;
}
