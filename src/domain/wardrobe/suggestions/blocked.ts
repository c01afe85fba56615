import type { Category } from '../items/category.ts';
import type { CategoryStock } from './candidate.ts';
import { roles } from './roles.ts';

/** Describes what is missing for a role; undefined if a clean item is in the closet. */
function shortage(
  stock: readonly CategoryStock[],
  name: string,
  has: (category: Category) => boolean,
): string | undefined {
  const those = stock.filter(({ category }) => has(category));
  const sum = (key: 'owned' | 'inCloset' | 'clean') => those.reduce((total, one) => total + one[key], 0);
  if (sum('clean') > 0) return undefined;
  if (sum('inCloset') > 0) return `no clean ${name}`;
  return sum('owned') > 0 ? `no ${name} in the closet` : `no ${name}`;
}

/** Explains why no outfit is possible. */
export function missingPieces(stock: readonly CategoryStock[]): string[] {
  const role = (one: keyof typeof roles) => (category: Category) => roles[one]({ category });
  const shirt = shortage(stock, 'shirt or other top', role('shirt'));
  const bottom = shortage(stock, 'trousers, skirt or other bottom', role('bottom'));
  const dress = shortage(stock, 'dress or jumpsuit', role('dress'));
  const suit = shortage(stock, 'suit', role('suit'));
  const dressed = !dress || (!shirt && (!bottom || !suit));
  const body = dressed ? [] : [shirt, bottom, dress].filter((one) => one !== undefined);
  const shoes = shortage(stock, 'shoes', role('shoes'));
  return shoes ? [...body, shoes] : body;
}
