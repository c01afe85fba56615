const longestWord = 40;

/** Text as it is compared and ordered: without case or accents. */
export const folded = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The same as far as a column keeps it: some letters fold to many. */
export const keyOf = (text: string): string => [...folded(text)].slice(0, 100).join('');

/** Words as things are found by them: folded, each once. */
export function wordsOf(text: string): string[] {
  const words = folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return [...new Set(words.map((word) => [...word].slice(0, longestWord).join('')))];
}

/** Texts that start with `prefix` sort before this. */
export const endOfPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`;
