/** More numbers than a table of any cluster holds; a pair of smaller ones is still an exact number. */
const MOST_NUMBERS = 0x4000000;

/** A number that is equal for equal pairs of numbers below 2^26 and for no others: a key that costs no text. */
export function pairKey(a: number, b: number): number {
  return a * MOST_NUMBERS + b;
}
