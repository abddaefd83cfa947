import { endsOf, isInside, stepFrom, type AddressBits } from './address-bits';
import { rulesOf, type PlainPolicy, type PlainRule } from './point-evaluator';

/** Every port at which an answer can change, the ports beside them, and the first and the last of all, in order. */
export function boundaryPorts(policies: PlainPolicy[], declared: readonly { readonly port: number }[]): number[] {
  const mentioned = policies.flatMap(allRulesOf).flatMap(({ ports }) => (ports ?? []).flatMap(numbersOf));
  const near = [...mentioned, ...declared.map(({ port }) => port)].flatMap((port) => [port - 1, port, port + 1]);
  return [...new Set([1, ...near, 65535])].filter((port) => port >= 1 && port <= 65535).sort((a, b) => a - b);
}

/** Every CIDR that a policy mentions, holes included. */
export function mentionedCidrs(policies: PlainPolicy[]): string[] {
  return policies
    .flatMap(allRulesOf)
    .flatMap(({ from, to }) =>
      [...(from ?? []), ...(to ?? [])].flatMap(({ ipBlock }) =>
        ipBlock ? [ipBlock.cidr, ...(ipBlock.except ?? [])] : [],
      ),
    );
}

/** The first and the last address of each CIDR, and those beside them. */
export function boundaryAddresses(cidrs: readonly string[]): AddressBits[] {
  const found = cidrs.flatMap((cidr) => {
    const [first, last] = endsOf(cidr);
    return [stepFrom(first, -1), first, last, stepFrom(last, 1)];
  });
  return [...new Set(found)].filter((bits) => bits !== undefined);
}

/** Addresses within `ranges` that stand for all others there: one for each set of mentioned CIDRs that an address is in. */
export function sampleAddresses(ranges: readonly string[], mentioned: readonly string[]): AddressBits[] {
  const candidates = [...ranges.flatMap(endsOf), ...boundaryAddresses(mentioned)];
  const inside = candidates.filter((bits) => ranges.some((range) => isInside(range, bits)));
  const different = new Map<string, AddressBits>();
  for (const bits of inside) {
    const holders = mentioned.filter((cidr) => isInside(cidr, bits));
    different.set([bits.length, ...holders].join(' '), bits);
  }
  return [...different.values()];
}

function allRulesOf(policy: PlainPolicy): PlainRule[] {
  return [...rulesOf(policy, 'Ingress'), ...rulesOf(policy, 'Egress')];
}

function numbersOf(entry: { port?: unknown; endPort?: unknown } | null | undefined): number[] {
  return [entry?.port, entry?.endPort].filter((each) => typeof each === 'number');
}
