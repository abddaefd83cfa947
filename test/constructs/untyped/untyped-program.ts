/* What the tables of untyped programs are made of. */
import { AllowFrom, type DiagnosticCode, type Peer } from 'cdk8s-netpol';
import type { World } from '../world';

/** One program that no compiler checked. */
export interface UntypedProgram {
  readonly title: string;
  /** The one code that is found; none where the value is taken for one that was left out. */
  readonly code?: DiagnosticCode;
  readonly make: (world: World) => unknown;
}

/** Anything at all, as a program without types would pass it. */
export function untyped(value: unknown): never {
  return value as never;
}

/** An object that holds itself, so that JSON cannot write it. */
export function cycle(): object {
  const self: Record<string, unknown> = {};
  self.self = self;
  return self;
}

/** An object that has not even toString. */
export const NO_PROTOTYPE: unknown = Object.create(null);

/** An object whose text nobody can read. */
export const UNPRINTABLE = {
  toString: (): string => {
    throw new Error('unprintable');
  },
};

/** A list with nothing at its only place. */
export const HOLE = [,];

/** A rule whose peer is at fault. */
export function ruleFrom(peer: Peer, { web }: World): AllowFrom {
  return new AllowFrom(web, 'rule', { from: [peer] });
}
