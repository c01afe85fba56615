const longestWord = 40;

/** Text without case or accents, for comparing and sorting. */
export const folded = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The folded text, cut to the 100 characters that a column keeps: folding can lengthen a text. */
export const keyOf = (text: string): string => [...folded(text)].slice(0, 100).join('');

/** The words of a text for search: folded, without duplicates, at most 40 characters each. */
export function wordsOf(text: string): string[] {
  const words = folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return [...new Set(words.map((word) => [...word].slice(0, longestWord).join('')))];
}

/** An upper bound: texts that start with `prefix` sort before it. */
export const endOfPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`;
