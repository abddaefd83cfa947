import { AllowFrom, AllowTo, type AllowProps } from './allow';
import type { IPeer } from './peer';
import { readPeer } from './read-peer';
import type { ISubject } from './subject';
import { ownProps } from './untyped-props';

/** Options of `allowFrom` and `allowTo`. */
export interface SugarProps extends AllowProps {
  /** Id of the rule below its subject. @default - `allow-from-` or `allow-to-` and the id of the peer */
  readonly id?: string;
}

export function allowFrom(subject: ISubject, peer: IPeer, given: SugarProps): AllowFrom {
  const { id, ...props } = ownProps(given);
  return new AllowFrom(scopeOf(subject), freeId(subject, id ?? `allow-from-${slug(subject, peer)}`), {
    ...props,
    from: [peer],
  });
}

export function allowTo(subject: ISubject, peer: IPeer, given: SugarProps): AllowTo {
  const { id, ...props } = ownProps(given);
  return new AllowTo(scopeOf(subject), freeId(subject, id ?? `allow-to-${slug(subject, peer)}`), {
    ...props,
    to: [peer],
  });
}

type Scope = ConstructorParameters<typeof AllowFrom>[0];

function scopeOf(subject: ISubject): Scope {
  const scope: unknown = subject;
  return scope as Scope;
}

/** A tier of another namespace is named with it, so that tiers of two namespaces with one id stay apart. */
function slug(subject: ISubject, peer: IPeer): string {
  const read = readPeer(peer).peer;
  if (!read) return 'peer';
  const { _slug, _target } = read;
  if ('kind' in _target || _target.namespaceName === subject.namespaceName) return _slug;
  return _slug === _target.namespaceName ? _slug : `${_target.namespaceName}-${_slug}`;
}

/** The same flow may be written twice, with other ports: it is one flow, and the second rule needs an id of its own. */
function freeId(subject: ISubject, id: string): string {
  let free = id;
  for (let count = 2; subject.node.tryFindChild(free); count++) free = `${id}-${count}`;
  return free;
}
