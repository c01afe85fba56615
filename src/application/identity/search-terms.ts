const mostTerms = 12;
const longestTerm = 40;

/** Words as people are found by them: without case or accents, each once. */
export function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return [...new Set(words.map((word) => [...word].slice(0, longestTerm).join('')))];
}

export const termsOf = (person: { readonly username: string; readonly name: string }): string[] =>
  [...new Set([...wordsOf(person.name), ...wordsOf(person.username)])].slice(0, mostTerms);
