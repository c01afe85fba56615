import type { Category } from '../category.ts';
import type { Stock } from './candidate.ts';
import { roles } from './roles.ts';

/** What a part of the skeleton lacks, in words; undefined when it lacks nothing. */
function lack(
  stock: readonly Stock[],
  name: string,
  has: (category: Category) => boolean,
): string | undefined {
  const those = stock.filter(({ category }) => has(category));
  const sum = (key: 'owned' | 'inCloset' | 'clean') => those.reduce((total, one) => total + one[key], 0);
  if (sum('clean') > 0) return undefined;
  if (sum('inCloset') > 0) return `no clean ${name}`;
  return sum('owned') > 0 ? `no ${name} in the closet` : `no ${name}`;
}

/** What keeps any outfit from coming together; for when none did. */
export function blockedBy(stock: readonly Stock[]): string[] {
  const role = (one: keyof typeof roles) => (category: Category) => roles[one]({ category });
  const shirt = lack(stock, 'shirt or other top', role('shirt'));
  const bottom = lack(stock, 'trousers, skirt or other bottom', role('bottom'));
  const dress = lack(stock, 'dress or jumpsuit', role('dress'));
  const suit = lack(stock, 'suit', role('suit'));
  const dressed = !dress || (!shirt && (!bottom || !suit));
  const body = dressed ? [] : [shirt, bottom, dress].filter((one) => one !== undefined);
  const shoes = lack(stock, 'shoes', role('shoes'));
  return shoes ? [...body, shoes] : body;
}
