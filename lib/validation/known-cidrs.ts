import type { DecodedPeer, DecodedPolicy } from './network-policy-schema';
import { isReadable } from './schema';
import type { Unreadable } from './schema';

type Peers = readonly (DecodedPeer | Unreadable)[] | Unreadable | undefined;

/** Every text that stands as `cidr` or in `except` anywhere in the policy, letter for letter (V37). */
export function cidrTextsOf({ spec }: DecodedPolicy): ReadonlySet<string> {
  const texts = new Set<string>();
  if (!isReadable(spec)) return texts;
  for (const rule of readable(spec.ingress)) addTexts(rule.from, texts);
  for (const rule of readable(spec.egress)) addTexts(rule.to, texts);
  return texts;
}

function addTexts(peers: Peers, texts: Set<string>): void {
  for (const { ipBlock } of readable(peers)) {
    if (!isReadable(ipBlock)) continue;
    for (const text of readable([ipBlock.cidr ?? '', ...readable(ipBlock.except)])) texts.add(text);
  }
}

function readable<Element>(list: readonly (Element | Unreadable)[] | Unreadable | undefined): Element[] {
  return isReadable(list) ? list.filter(isReadable) : [];
}
