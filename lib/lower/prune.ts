/*
 * Law: what a list of rules allows is the same before and after; pruning twice changes nothing more.
 * What cannot be proven to be covered stays.
 */
import type { PolicyPeer } from '../model/network-policy';
import { peerContains } from '../model/policy-peer';
import type { PolicyPorts } from '../model/policy-ports';
import { PeerIndex } from '../model/peer-index';

/** What one `from` or `to` entry allows; without a peer it stands for anywhere. */
export interface Allowance {
  readonly peer?: PolicyPeer;
  readonly ports: PolicyPorts;
}

/** Leaves out what another allowance of the list covers, in a policy of the namespace `home`. */
export function pruneSubsumed(allowances: readonly Allowance[], home: string): Allowance[] {
  const index = new PeerIndex(
    allowances.map(({ peer }) => peer),
    home,
  );
  return allowances.filter((inner, position) => {
    return !index.mayContain(position).some((other) => {
      if (other === position || !covers(allowances[other], inner, home)) return false;
      // Of two that cover each other the first one stays.
      return other < position || !covers(inner, allowances[other], home);
    });
  });
}

function covers(outer: Allowance, inner: Allowance, home: string): boolean {
  if (!outer.ports.contains(inner.ports)) return false;
  if (!outer.peer) return true;
  return inner.peer !== undefined && peerContains(outer.peer, inner.peer, home);
}
