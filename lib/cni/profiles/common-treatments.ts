import type { CniCell, CniTreatment, CniSources } from '../cni-profile';

export const supported = (...sources: CniSources): CniCell => ({ value: 'supported', sources });

/** What the sources, as far as read, do not settle. */
export const notKnown = (...sources: CniSources): CniCell => ({ value: 'not known', sources });

/** What plugins do that do not know `endPort`. */
export const onlyFirstPort = (who: string): Omit<CniTreatment, 'note'> => ({
  value: 'not supported',
  effect: 'narrower',
  consequence: `${who} reads a port range as its first port alone`,
});

export const noHostNetworkSubject = (who: string): CniTreatment => ({
  value: 'not supported',
  effect: 'ignored',
  consequence: `${who} applies no policy to pods on the host network: they stay open`,
});

export const noHostNetworkPeer = (who: string): CniTreatment => ({
  value: 'not supported',
  effect: 'narrower',
  consequence: `${who} matches no pods on the host network by selectors: their traffic counts as that of a node`,
});

export const noPodsByIpBlock = (who: string): CniTreatment => ({
  value: 'not supported',
  effect: 'narrower',
  consequence: `${who} matches no pods by ipBlock: a block that holds their addresses does not allow them`,
});
