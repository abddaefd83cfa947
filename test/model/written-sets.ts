import fc from 'fast-check';

/** What every set of the model can do. */
export interface Algebra<S> {
  readonly key: string;
  readonly isEmpty: boolean;
  union(other: S): S;
  intersection(other: S): S;
  difference(other: S): S;
  contains(other: S): boolean;
}

const OPERATIONS = ['union', 'intersection', 'difference'] as const;

/** A set as it was made: parts, put together by operations. The same set is made in many ways. */
export type WrittenSet<Part> =
  | { readonly part: Part }
  | {
      readonly operation: (typeof OPERATIONS)[number];
      readonly left: WrittenSet<Part>;
      readonly right: WrittenSet<Part>;
    };

export function writtenSets<Part>(part: fc.Arbitrary<Part>): fc.Arbitrary<WrittenSet<Part>> {
  return fc.letrec<{ set: WrittenSet<Part>; leaf: WrittenSet<Part>; node: WrittenSet<Part> }>((tie) => ({
    set: fc.oneof({ maxDepth: 4 }, tie('leaf'), { arbitrary: tie('node'), weight: 3 }),
    leaf: fc.record({ part }),
    node: fc.record({ operation: fc.constantFrom(...OPERATIONS), left: tie('set'), right: tie('set') }),
  })).set;
}

/** The set, made by the operations under test. */
export function made<Part, S extends Algebra<S>>(written: WrittenSet<Part>, ofPart: (part: Part) => S): S {
  if ('part' in written) return ofPart(written.part);
  return made(written.left, ofPart)[written.operation](made(written.right, ofPart));
}

/** The oracle: the same set point by point, by nothing but membership. */
export function holdsNaively<Part>(written: WrittenSet<Part>, ofPart: (part: Part) => boolean): boolean {
  if ('part' in written) return ofPart(written.part);
  const [left, right] = [holdsNaively(written.left, ofPart), holdsNaively(written.right, ofPart)];
  switch (written.operation) {
    case 'union':
      return left || right;
    case 'intersection':
      return left && right;
    case 'difference':
      return left && !right;
  }
}
