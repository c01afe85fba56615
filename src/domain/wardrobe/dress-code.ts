/** From the least to the most formal that goes, on the scale of items: 0 lounging, 5 white tie. */
export interface Formality {
  readonly from: number;
  readonly to: number;
}

// The longer words first: `business casual` is not `business`.
const codes: readonly (readonly [word: string, from: number, to: number])[] = [
  ['smart casual', 2, 3],
  ['business casual', 2, 4],
  ['white tie', 5, 5],
  ['black tie', 4, 5],
  ['creative', 2, 4],
  ['semi-formal', 3, 4],
  ['cocktail', 3, 4],
  ['business', 3, 4],
  ['festive', 3, 4],
  ['formal', 4, 5],
  ['casual', 0, 2],
  ['sport', 0, 1],
  ['beach', 0, 1],
];

/** What a dress code asks for, as far as its words are known; any other text asks for nothing that can be checked. */
export function formalityOf(dressCode: string | null): Formality | null {
  const words = dressCode?.toLowerCase().replaceAll(/[-\s]+/g, ' ');
  if (words === undefined) return null;
  const known = codes.find(([word]) => words.includes(word.replaceAll('-', ' ')));
  return known ? { from: known[1], to: known[2] } : null;
}
