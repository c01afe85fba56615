import type { Day } from '../../../domain/wardrobe/calendar.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import {
  type Booking,
  type Clash,
  planClashes,
  type Wearable,
} from '../../../domain/wardrobe/outfits/clashes.ts';
import type { OutfitId } from '../../../domain/wardrobe/outfits/outfit.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { sql } from '../../kernel/database/statement.ts';
import { isDirty } from '../figures.read.ts';
import { type OccasionRow, plansOf } from '../occasions.read.ts';

type Planned = Omit<Wearable, 'dirty'> & { dirty: number; outfitId: OutfitId };

const itemsOf = sql<{ outfitIds: readonly string[] }, Planned>(`
  select ${rowByRow} op.outfit_id as outfitId, i.id, i.category, i.formality, i.quantity, i.ownership, i.place, i.due_back as dueBack,
    ${isDirty} as dirty
  from outfit_pieces op join items i on i.id = op.item_id where op.outfit_id in (:outfitIds*)`);

const bookedElsewhere = sql<
  { occasionId: string; itemIds: readonly string[]; days: readonly string[] },
  Booking & { day: Day; itemId: ItemId }
>(`
  select ${rowByRow} op.item_id as itemId, oo.day, oo.part from outfit_pieces op
  join occasion_outfits oo on oo.outfit_id = op.outfit_id
  where op.item_id in (:itemIds*) and oo.day in (:days*) and oo.chosen = 1 and oo.occasion_id <> :occasionId`);

/** Clashes of each plan, in the order of `plansOf`. */
export async function loadPlanClashes(
  database: Database,
  occasion: OccasionRow,
  today: Day,
): Promise<{ kind: Clash['kind']; itemIds: string[]; detail: string | null }[][]> {
  const plans = plansOf(occasion);
  const items = await database.rows(itemsOf, {
    outfitIds: [...new Set(plans.map(({ outfitId }) => outfitId))],
  });
  const itemIds = [...new Set(items.map(({ id }) => id))];
  const days = [...new Set(plans.map(({ day }) => day))];
  const booked =
    itemIds.length === 0
      ? []
      : await database.rows(bookedElsewhere, { occasionId: occasion.id, itemIds, days });
  return plans.map(({ outfitId, day, part }) =>
    planClashes(
      items.flatMap(({ dirty, ...item }) =>
        item.outfitId === outfitId ? [{ ...item, dirty: dirty === 1 }] : [],
      ),
      { day, part, today, dressCode: occasion.dressCode },
      booked.filter((one) => one.day === day),
    ).map(({ kind, itemIds, detail }) => ({ kind, itemIds: [...itemIds], detail })),
  );
}
