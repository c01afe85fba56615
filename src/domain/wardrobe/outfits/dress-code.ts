/** A range on the formality scale of items: 0 is loungewear, 5 is white tie. */
export interface Formality {
  readonly from: number;
  readonly to: number;
}

// Longer names first: `business casual` is not `business`.
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

/** The formality of a known dress code; null for any other text. */
export function formalityOf(dressCode: string | null): Formality | null {
  const words = dressCode?.toLowerCase().replaceAll(/[-\s]+/g, ' ');
  if (words === undefined) return null;
  const known = codes.find(([word]) => words.includes(word.replaceAll('-', ' ')));
  return known ? { from: known[1], to: known[2] } : null;
}
