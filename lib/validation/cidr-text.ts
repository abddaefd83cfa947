import { formatAddress, parseAddress, parseCidr } from '../model/cidr';
import type { Cidr } from '../model/cidr';
import type { FieldPath } from './field-path';
import type { Finding } from './findings';
import type { Rules } from './rules';
import { printable, quoted } from '../base/show-value';

/** One CIDR text, whichever field it stands in (V33, V34, V37, V38). Returns the range if it can be read. */
export function validateCidrText(text: string, path: FieldPath, rules: Rules): Cidr | undefined {
  const cidr = parseCidr(text);
  const known = rules.knownCidrs.has(text);
  if (cidr === undefined) {
    if (!known) rules.findings.refuse('FieldValueInvalid', unreadable(text, path));
    return undefined;
  }
  if (cidr.defect !== undefined && rules.strictCidrs && !known) {
    rules.findings.refuse('FieldValueInvalid', defect(cidr.defect, text, cidr, path));
  } else if (cidr.defect !== undefined) {
    // The two kinds of warnings are independent of each other, and come in this order.
    if (hasHostBits(text, cidr)) rules.findings.warn(defect('host-bits', text, cidr, path));
    if (cidr.defect !== 'host-bits') rules.findings.warn(defect(cidr.defect, text, cidr, path));
  } else if (cidr.family === 'IPv6' && cidr.canonical !== text) {
    rules.findings.warn({
      code: 'cidr-not-canonical',
      path,
      message: `${quoted(text)} is not the usual way to write this range`,
      help: `write ${cidr.canonical}`,
    });
  }
  return cidr;
}

function unreadable(text: string, path: FieldPath): Finding {
  return {
    code: 'cidr-invalid',
    path,
    message: `${quoted(text)} is not an address, a slash and a prefix length, such as 10.9.8.0/24 or 2001:db8::/64`,
    help: unreadableHelp(text),
  };
}

function unreadableHelp(text: string): string {
  const single = parseAddress(text);
  if (single !== undefined) return `write ${singleAddress(single.family, single.value)} for this one address`;
  const trimmed = text.trim();
  if (trimmed !== text && parseCidr(trimmed) !== undefined) return 'remove the white space around it';
  return 'write an IP range; host names and address ranges with a hyphen are not possible';
}

function defect(kind: NonNullable<Cidr['defect']>, text: string, cidr: Cidr, path: FieldPath): Finding {
  const shown = quoted(text);
  switch (kind) {
    case 'leading-zeros':
      return {
        code: 'cidr-leading-zeros',
        path,
        message: `${shown} has leading zeros, which some programs read as octal`,
        help: `write ${cidr.canonical}`,
      };
    case 'ipv4-mapped':
      return {
        code: 'cidr-ipv4-mapped',
        path,
        message: `${shown} is an IPv4 address in IPv6 form, which plugins understand differently`,
        help: `write ${unmapped(cidr)}`,
      };
    case 'host-bits':
      return {
        code: 'cidr-host-bits',
        path,
        message: `${shown} has address bits set behind its prefix, so that it can mean a range or one address`,
        help: `write ${cidr.canonical} for the range, or ${ownAddress(text, cidr)} for the one address`,
      };
  }
}

/** The CIDR of the address alone, as it stands before the slash. */
function ownAddress(text: string, { family }: Cidr): string {
  const address = addressPart(text, family);
  return address === undefined ? printable(text) : singleAddress(family, address.first);
}

function hasHostBits(text: string, cidr: Cidr): boolean {
  return addressPart(text, cidr.family)?.first !== cidr.first;
}

function addressPart(text: string, family: Cidr['family']): Cidr | undefined {
  return parseCidr(`${text.slice(0, text.indexOf('/'))}/${family === 'IPv4' ? 32 : 128}`);
}

function singleAddress(family: Cidr['family'], value: bigint): string {
  return `${formatAddress(family, value)}/${family === 'IPv4' ? 32 : 128}`;
}

function unmapped(cidr: Cidr): string {
  if (cidr.prefixLength < 96) return 'the IPv4 range, or the IPv6 range without the IPv4 part';
  return `${formatAddress('IPv4', BigInt.asUintN(32, cidr.first))}/${cidr.prefixLength - 96}`;
}
