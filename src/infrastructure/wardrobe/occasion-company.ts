import type { GuestView } from '../../application/wardrobe/outfit-views.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { type Booking, type Clash, planClashes, type Wearable } from '../../domain/wardrobe/clashes.ts';
import type { ItemId } from '../../domain/wardrobe/item.ts';
import type { OccasionId } from '../../domain/wardrobe/occasion.ts';
import type { OutfitId } from '../../domain/wardrobe/outfit.ts';
import type { Day, GuestStatus } from '../../domain/wardrobe/words.ts';
import { notBlocked } from '../access/access.read.ts';
import { type PublicUserRow, publicUser, toPublicUser } from '../identity/identity.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { rowByRow } from '../kernel/database/hints.ts';
import { sql } from '../kernel/database/statement.ts';
import type { FileViews } from '../media/media.read.ts';
import { type OccasionRow, plansOf } from './occasions.read.ts';
import { outfitVisible } from './outfits.read.ts';
import { isDirty } from './worn-items.ts';

type Ids = { viewerId: string; ids: readonly string[] };
const guestsOf = sql<Ids, PublicUserRow<'user'> & { id: OccasionId; status: GuestStatus }>(`
  select ${rowByRow} g.occasion_id as id, g.status, ${publicUser('a', 'user')}
  from occasion_guests g join accounts a on a.id = g.user_id
  where g.occasion_id in (:ids*) and a.deleted_at is null and ${notBlocked(':viewerId', 'a.id')}
  order by g.occasion_id, g.asked_at, g.user_id`);
type Named = { id: OutfitId; name: string | null };
const outfitsOf = sql<Ids, Named>(`
  select ${rowByRow} o.id, o.name from outfits o join accounts a on a.id = o.owner_id
  where o.id in (:ids*) and ${outfitVisible(':viewerId')}`);

/** Who comes to some occasions and what is planned for them, as far as a viewer may know. */
export interface Company {
  readonly guests: ReadonlyMap<string, GuestView[]>;
  readonly outfits: ReadonlyMap<string, Named>;
}

export async function companyOf(
  { database, files }: { readonly database: Database; readonly files: FileViews },
  viewerId: UserId,
  rows: readonly OccasionRow[],
): Promise<Company> {
  const ids = rows.map(({ id }) => id);
  const outfitIds = [...new Set(rows.flatMap((row) => plansOf(row).map(({ outfitId }) => outfitId)))];
  const asked = ids.length === 0 ? [] : await database.rows(guestsOf, { viewerId, ids });
  const named = outfitIds.length === 0 ? [] : await database.rows(outfitsOf, { viewerId, ids: outfitIds });
  const guests = new Map<string, GuestView[]>();
  for (const { id, status, ...user } of asked) {
    const list = guests.get(id) ?? [];
    guests.set(id, [...list, { user: toPublicUser(user, 'user', files), status }]);
  }
  return { guests, outfits: new Map(named.map((outfit) => [outfit.id, outfit])) };
}

type Planned = Omit<Wearable, 'dirty'> & { dirty: number; outfitId: OutfitId };
const itemsOf = sql<{ outfitIds: readonly string[] }, Planned>(`
  select ${rowByRow} op.outfit_id as outfitId, i.id, i.category, i.formality, i.ownership, i.place, i.due_back as dueBack,
    ${isDirty} as dirty
  from outfit_pieces op join items i on i.id = op.item_id where op.outfit_id in (:outfitIds*)`);
const bookedElsewhere = sql<
  { occasionId: string; itemIds: readonly string[]; days: readonly string[] },
  Booking & { day: Day; itemId: ItemId }
>(`
  select ${rowByRow} op.item_id as itemId, oo.day, oo.part from outfit_pieces op
  join occasion_outfits oo on oo.outfit_id = op.outfit_id
  where op.item_id in (:itemIds*) and oo.day in (:days*) and oo.chosen = 1 and oo.occasion_id <> :occasionId`);

/** What stands against each plan of an occasion, for its owner, in the order of `plansOf`. */
export async function planClashesOf(
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
