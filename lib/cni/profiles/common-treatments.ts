import type { CniCell, CniTreatment, CniSources } from '../cni-profile';

export const supported = (...sources: CniSources): CniCell => ({ value: 'supported', sources });

/** What the sources, as far as read, do not settle. */
export const notKnown = (...sources: CniSources): CniCell => ({ value: 'not known', sources });

/** How plugins without `endPort` take it. */
export const onlyFirstPort = (who: string): Omit<CniTreatment, 'note'> => ({
  value: 'not supported',
  effect: 'narrower',
  consequence: `${who} reads a port range as its first port only`,
});

export const noHostNetworkSubject = (who: string): CniTreatment => ({
  value: 'not supported',
  effect: 'ignored',
  consequence: `${who} does not apply policies to pods on the host network, so they stay open`,
});

export const noHostNetworkPeer = (who: string): CniTreatment => ({
  value: 'not supported',
  effect: 'narrower',
  consequence: `${who} does not match pods on the host network by selectors; their traffic counts as node traffic`,
});

export const noPodsByIpBlock = (who: string): CniTreatment => ({
  value: 'not supported',
  effect: 'narrower',
  consequence: `${who} does not match pods by ipBlock, so a block that contains their addresses does not allow them`,
});
