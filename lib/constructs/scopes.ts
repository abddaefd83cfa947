import type { IConstruct } from 'constructs';
import type { Application } from './application';
import { isApplication, isNamespace, isSubject, isTier } from './construct-kinds';
import type { Namespace } from './namespace';
import type { ISubject } from './subject';

/** The namespace that a construct stands in. */
export function namespaceAbove(construct: IConstruct): Namespace | undefined {
  return scopesAbove(construct).find(isNamespace);
}

/** The namespace of a tier, or a namespace itself. */
export function namespaceOf(subject: ISubject): Namespace | undefined {
  if (isNamespace(subject)) return subject;
  return isTier(subject) ? subject._namespace : undefined;
}

/** The nearest tier or namespace that a construct stands in. */
export function subjectAbove(construct: IConstruct): ISubject | undefined {
  return scopesAbove(construct).find(isSubject);
}

/** The application in whose file a construct ends up. */
export function applicationAbove(construct: IConstruct): Application | undefined {
  return scopesAbove(construct).find(isApplication);
}

/** The ids from below the namespace, or below the application where there is none, down to the construct. */
export function idsBelowNamespace(construct: IConstruct): string[] {
  const above = scopesAbove(construct);
  const namespace = above.findIndex(isNamespace);
  const top = namespace >= 0 ? namespace : above.findIndex(isApplication);
  const below = top >= 0 ? above.slice(0, top) : above.filter((scope) => scope.node.scope);
  return [construct, ...below].reverse().map((each) => each.node.id);
}

/** Whether a construct can still be reached from its root: one that was removed keeps its scope all the same. */
export function isInTree(construct: IConstruct): boolean {
  return [construct, ...scopesAbove(construct)].every(
    ({ node }) => !node.scope || node.scope.node.tryFindChild(node.id)?.node === node,
  );
}

/** The scopes of a construct, the nearest first, the root last. */
function scopesAbove(construct: IConstruct): IConstruct[] {
  const scopes: IConstruct[] = [];
  for (let scope = construct.node.scope; scope; scope = scope.node.scope) scopes.push(scope);
  return scopes;
}
