import type { IConstruct } from 'constructs';
import { stateOf } from './app-state';
import { RECORD, recordOf, type ConstructKind, type ConstructRecord } from './construct-record';
import { captureSite } from './creation-site';
import type { GraphBuilder } from './graph-builder';

/**
 * Makes a construct one of ours: remembers the line that made it and announces it to its app.
 *
 * @param constructor The class that the user called `new` on, so that the site is the line of that `new`.
 */
export function initializeRecord(
  construct: IConstruct,
  kind: ConstructKind,
  constructor: (...args: never[]) => unknown,
  declare: (builder: GraphBuilder) => void,
): void {
  const { scope } = construct.node;
  const state = (scope && recordOf(scope)?.state) ?? stateOf(construct.node.root);
  const record: ConstructRecord = { kind, site: captureSite(constructor), state, acknowledgements: [], declare };
  Object.defineProperty(construct, RECORD, { value: record });
  state.touch();
}
