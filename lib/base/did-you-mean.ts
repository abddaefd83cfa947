import { distance } from 'fastest-levenshtein';

/** Longer words are never typing mistakes of an API word, and comparing them costs time. */
const LONGEST_WORD = 64;

/** However long the word, more edits than this make it another word. */
const MOST_EDITS = 3;

/**
 * The allowed word that was most likely meant, or undefined if none is close.
 *
 * Case, spaces, hyphens, underscores and a plural ending do not count, two swapped letters count as close, and otherwise
 * one edit in three letters is let through (three edits at most). Among equally close words one that starts with the
 * same letter wins, then the first in the list.
 */
export function didYouMean(given: string, allowed: readonly string[]): string | undefined {
  if (given.length > LONGEST_WORD) return undefined;
  const word = plain(given);
  if (word === '') return undefined;
  let best: string | undefined;
  let bestScore = Infinity;
  for (const candidate of allowed) {
    const score = closeness(word, plain(candidate));
    if (score !== undefined && score < bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

/** How far apart two plain words are: smaller is closer, undefined is too far to suggest. */
function closeness(word: string, candidate: string): number | undefined {
  if (word === candidate) return 0;
  if (singular(word) === singular(candidate)) return 0.5;
  const edits = distance(word, candidate);
  const tolerated = Math.min(MOST_EDITS, Math.floor(Math.max(word.length, candidate.length) / 3));
  const swapped = edits === 2 && sortedLetters(word) === sortedLetters(candidate);
  if (edits > tolerated && !swapped) return undefined;
  return swapped ? 1 : edits + (candidate.startsWith(word.charAt(0)) ? 0 : 0.25);
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, '');
}

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

function sortedLetters(word: string): string {
  return Array.from(word).sort().join('');
}
