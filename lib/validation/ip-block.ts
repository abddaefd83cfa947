import { isStrictSubset } from '../model/cidr';
import type { Cidr } from '../model/cidr';
import { validateCidrText } from './cidr-text';
import type { FieldPath } from './field-path';
import type { DecodedIpBlock } from './network-policy-schema';
import type { Rules } from './rules';
import { UNREADABLE, isReadable } from './schema';
import { quoted } from '../base/show-value';

/** The `ipBlock` of a peer, at `path` (V32 to V38). */
export function validateIpBlock(block: DecodedIpBlock, path: FieldPath, rules: Rules): void {
  const text = block.cidr ?? '';
  if (text === '') {
    rules.findings.refuse('FieldValueRequired', {
      code: 'cidr-missing',
      path: path.child('cidr'),
      message: 'the ipBlock has no cidr',
      help: 'write a range such as 10.9.8.0/24, or remove the ipBlock',
    });
    return;
  }
  const range = text === UNREADABLE ? undefined : validateCidrText(text, path.child('cidr'), rules);
  // Without a readable cidr the server does not look at except; an undecodable one it never got to see.
  if (range === undefined && text !== UNREADABLE) return;
  if (!isReadable(block.except)) return;
  const exceptPath = path.child('except');
  block.except.forEach((hole, n) => {
    if (hole !== UNREADABLE) validateException(hole, range, exceptPath.index(n), rules);
  });
}

function validateException(text: string, range: Cidr | undefined, path: FieldPath, rules: Rules): void {
  const hole = validateCidrText(text, path, rules);
  if (range === undefined || hole === undefined || isStrictSubset(hole, range)) return;
  rules.findings.refuse('FieldValueInvalid', {
    code: 'except-outside-cidr',
    path,
    message: `${quoted(text)} is not a smaller range inside the cidr ${range.canonical}`,
    help: exceptionHelp(hole, range),
  });
}

function exceptionHelp(hole: Cidr, range: Cidr): string {
  if (hole.family !== range.family) return `remove it: an ${range.family} range has no ${hole.family} addresses in it`;
  if (hole.first <= range.first && range.last <= hole.last) {
    return 'it leaves nothing of the cidr: remove the peer, or except only a part';
  }
  return 'remove it, or widen the cidr: except can only take away from its own cidr';
}
