import type { IConstruct } from 'constructs';
import type { Application } from './application';
import { recordOf } from './construct-record';
import type { Namespace } from './namespace';
import type { ISubject } from './subject';

/** The namespace that a construct stands in. */
export function namespaceAbove(construct: IConstruct): Namespace | undefined {
  return scopesAbove(construct).find((scope): scope is Namespace => recordOf(scope)?.kind === 'namespace');
}

/** The nearest tier or namespace that a construct stands in. */
export function subjectAbove(construct: IConstruct): ISubject | undefined {
  return scopesAbove(construct).find((scope): scope is ISubject => {
    const kind = recordOf(scope)?.kind;
    return kind === 'tier' || kind === 'namespace';
  });
}

/** Whether a construct is an application, whichever copy of this package made it. */
export function isApplication(construct: IConstruct): construct is Application {
  return recordOf(construct)?.kind === 'application';
}

/** The application in whose file a construct ends up. */
export function applicationAbove(construct: IConstruct): Application | undefined {
  return scopesAbove(construct).find(isApplication);
}

/** The ids from below the namespace, or below the application where there is none, down to the construct. */
export function idsBelowNamespace(construct: IConstruct): string[] {
  const above = scopesAbove(construct);
  const kindAt = (kind: string): number => above.findIndex((scope) => recordOf(scope)?.kind === kind);
  const namespace = kindAt('namespace');
  const top = namespace >= 0 ? namespace : kindAt('application');
  const below = top >= 0 ? above.slice(0, top) : above.filter((scope) => scope.node.scope);
  return [construct, ...below].reverse().map((each) => each.node.id);
}

/** The scopes of a construct, the nearest first, the root last. */
function scopesAbove(construct: IConstruct): IConstruct[] {
  const scopes: IConstruct[] = [];
  for (let scope = construct.node.scope; scope; scope = scope.node.scope) scopes.push(scope);
  return scopes;
}
