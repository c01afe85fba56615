import { createHash } from 'node:crypto';
import type { UserId } from '../../domain/kernel/id.ts';
import { Item, type ItemId } from '../../domain/wardrobe/item.ts';
import type { Day } from '../../domain/wardrobe/words.ts';
import { type ItemRow, itemRow } from './item-rows.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What each row says, with its key. One without is known by what it says; the second of two alike is another thing
 * than the first.
 */
export async function withKeys(given: readonly Fields[], turn: () => Promise<void> | undefined) {
  const seen = new Map<string, number>();
  const rows: { readonly parsed: ReturnType<typeof itemRow.safeParse>; readonly key: string }[] = [];
  for (const fields of given) {
    await turn();
    const parsed = itemRow.safeParse(fields);
    if (parsed.data?.importKey !== undefined) {
      rows.push({ parsed, key: parsed.data.importKey });
      continue;
    }
    const said =
      JSON.stringify(parsed.data, (_, value) => (typeof value === 'bigint' ? String(value) : value)) ?? '';
    const print = createHash('sha256').update(said).digest('base64url');
    const nth = (seen.get(print) ?? 0) + 1;
    seen.set(print, nth);
    rows.push({ parsed, key: `row:${print}:${nth}` });
  }
  return rows;
}

interface Draft {
  readonly id: ItemId;
  readonly ownerId: UserId;
  readonly importKey: string;
  readonly today: Day;
  readonly at: number;
}

export function itemOf({ ownership, gone, place, importKey: _, ...said }: ItemRow, draft: Draft): Item {
  const { today } = draft;
  const item = Item.add(draft, { ...said, ownership: ownership === 'wished' ? 'wished' : 'owned' });
  if (place !== undefined && ownership !== 'wished' && place !== 'closet') item.move(place, null, today);
  if (gone) item.retire(gone.why, gone.on, gone.proceeds, today);
  return item;
}
