import { shown } from '../base/show-value';
import { isStrictSubset, parseCidr, type Cidr } from '../model/cidr';
import type { IpBlock } from '../model/network-policy';
import { listOf } from './untyped-props';
import type { ValueProblem } from './value-problem';

/** An ip block made from what a user gave, with everything that is wrong with it. */
export interface CheckedIpBlock {
  readonly block: IpBlock;
  readonly problems: readonly ValueProblem[];
}

/** Checks as strictly as the newest API server does (V33 to V36), whatever the version of the cluster. */
export function checkedIpBlock(cidr: string, exceptions?: readonly string[]): CheckedIpBlock {
  const problems: ValueProblem[] = [];
  const except = listOf(exceptions);
  const outer = checkedCidr(cidr, problems);
  for (const hole of except) {
    const inner = checkedCidr(hole, problems);
    if (!outer || !inner || isStrictSubset(inner, outer)) continue;
    const why = inner.family === outer.family ? 'does not lie strictly inside' : `is ${inner.family}, and not in`;
    problems.push({
      code: 'except-outside-cidr',
      message: `except ${shown(hole)} ${why} ${shown(cidr)}`,
      help: 'except only narrows its own cidr: name a smaller range inside it, or leave it out',
    });
  }
  return { block: { cidr, except }, problems };
}

function checkedCidr(text: string, problems: ValueProblem[]): Cidr | undefined {
  const cidr = typeof text === 'string' ? parseCidr(text) : undefined;
  if (!cidr) problems.push({ code: 'cidr-invalid', message: `${shown(text)} is no CIDR`, help: howToWrite(text) });
  else if (cidr.defect) problems.push(defectOf(text, cidr.defect, cidr.canonical));
  return cidr;
}

function howToWrite(text: unknown): string {
  const asHost = typeof text === 'string' ? hostCidr(text) : undefined;
  if (asHost) return `a single address is written ${asHost}`;
  const isHostName = typeof text === 'string' && /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i.test(text);
  return isHostName
    ? 'NetworkPolicy has no names: give the addresses that the name resolves to, e.g. 192.0.2.10/32'
    : 'write an address and a prefix length, e.g. 10.0.0.0/8 or fd00::/8';
}

/** The CIDR of a single address given without a prefix length. */
export function hostCidr(text: string): string | undefined {
  return [`${text}/32`, `${text}/128`].find((candidate) => {
    const cidr = parseCidr(candidate);
    return cidr !== undefined && cidr.first === cidr.last && !cidr.defect;
  });
}

function defectOf(text: string, defect: NonNullable<Cidr['defect']>, canonical: string): ValueProblem {
  const why = {
    'leading-zeros': 'has leading zeros, which some read as octal',
    'ipv4-mapped': 'is an IPv4 address in IPv6 form, which plugins read differently',
    'host-bits': 'has bits set beyond its prefix length',
  }[defect];
  const help = defect === 'ipv4-mapped' ? 'write it as an IPv4 CIDR' : `write ${canonical}, if that is what is meant`;
  return { code: `cidr-${defect}`, message: `CIDR ${shown(text)} ${why}`, help };
}
