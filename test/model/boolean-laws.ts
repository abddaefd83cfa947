import type { Algebra } from './written-sets';

/** A law: two ways to make the same set out of any three. */
export type Law<S> = [name: string, sides: (a: S, b: S, c: S) => readonly [S, S]];

/** The laws of a Boolean algebra, with the complement as the difference from everything. */
export function booleanLaws<S extends Algebra<S>>(nothing: S, everything: S): Law<S>[] {
  const not = (set: S): S => everything.difference(set);
  return [
    ['union is commutative', (a, b) => [a.union(b), b.union(a)]],
    ['intersection is commutative', (a, b) => [a.intersection(b), b.intersection(a)]],
    ['union is associative', (a, b, c) => [a.union(b).union(c), a.union(b.union(c))]],
    [
      'intersection is associative',
      (a, b, c) => [a.intersection(b).intersection(c), a.intersection(b.intersection(c))],
    ],
    ['union distributes', (a, b, c) => [a.union(b.intersection(c)), a.union(b).intersection(a.union(c))]],
    ['intersection distributes', (a, b, c) => [a.intersection(b.union(c)), a.intersection(b).union(a.intersection(c))]],
    ['union absorbs', (a, b) => [a.union(a.intersection(b)), a]],
    ['intersection absorbs', (a, b) => [a.intersection(a.union(b)), a]],
    ['union is idempotent', (a) => [a.union(a), a]],
    ['intersection is idempotent', (a) => [a.intersection(a), a]],
    ['nothing is the identity of union', (a) => [a.union(nothing), a]],
    ['everything is the identity of intersection', (a) => [a.intersection(everything), a]],
    ['everything swallows in a union', (a) => [a.union(everything), everything]],
    ['nothing swallows in an intersection', (a) => [a.intersection(nothing), nothing]],
    ['a set and its complement are everything', (a) => [a.union(not(a)), everything]],
    ['a set and its complement share nothing', (a) => [a.intersection(not(a)), nothing]],
    ['the complement of the complement is the set', (a) => [not(not(a)), a]],
    ['De Morgan, union', (a, b) => [not(a.union(b)), not(a).intersection(not(b))]],
    ['De Morgan, intersection', (a, b) => [not(a.intersection(b)), not(a).union(not(b))]],
    ['a difference is the intersection with the complement', (a, b) => [a.difference(b), a.intersection(not(b))]],
    ['a set without itself is nothing', (a) => [a.difference(a), nothing]],
    ['a set without nothing is the set', (a) => [a.difference(nothing), a]],
    ['nothing without a set is nothing', (a) => [nothing.difference(a), nothing]],
    ['a set is what it shares with another and the rest', (a, b) => [a.intersection(b).union(a.difference(b)), a]],
  ];
}
