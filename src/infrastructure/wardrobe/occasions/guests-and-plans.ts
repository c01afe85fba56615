import type { GuestView } from '../../../application/wardrobe/occasions/views.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { GuestStatus } from '../../../domain/wardrobe/occasions/guest-status.ts';
import type { OccasionId } from '../../../domain/wardrobe/occasions/occasion.ts';
import type { OutfitId } from '../../../domain/wardrobe/outfits/outfit.ts';
import { notBlocked } from '../../access/access.read.ts';
import {
  joinAccount,
  type ListedUserRow,
  listedUser,
  liveAccount,
  toListedUser,
} from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { isStillFriend, type OccasionRow, plansOf } from '../occasions.read.ts';
import { outfitVisible } from '../outfits.read.ts';

type Ids = { viewerId: string; ids: readonly string[] };

const guestsOf = sql<Ids, ListedUserRow & { id: OccasionId; status: GuestStatus }>(`
  select ${rowByRow} g.occasion_id as id, g.status, ${listedUser('a')}
  from occasion_guests g join occasions c on c.id = g.occasion_id ${joinAccount('a', 'g.user_id')}
  where g.occasion_id in (:ids*) and ${isStillFriend('c.owner_id')} and ${liveAccount('a')} and ${notBlocked(':viewerId', 'a.id')}
  order by g.occasion_id, g.asked_at, g.user_id`);

type Named = { id: OutfitId; name: string | null };

const outfitsOf = sql<Ids, Named>(`
  select ${rowByRow} o.id, o.name from outfits o ${joinAccount('a', 'o.owner_id')}
  where o.id in (:ids*) and ${outfitVisible(':viewerId')}`);

/** Guests and planned outfits that a viewer may see. */
export interface GuestsAndPlans {
  readonly guests: ReadonlyMap<string, GuestView[]>;
  readonly outfits: ReadonlyMap<string, Named>;
}

export async function loadGuestsAndPlans(
  { database, files }: { readonly database: Database; readonly files: FileViews },
  viewerId: UserId,
  rows: readonly OccasionRow[],
): Promise<GuestsAndPlans> {
  const ids = rows.map(({ id }) => id);
  const outfitIds = [...new Set(rows.flatMap((row) => plansOf(row).map(({ outfitId }) => outfitId)))];
  const guestRows = ids.length === 0 ? [] : await database.rows(guestsOf, { viewerId, ids });
  const named = outfitIds.length === 0 ? [] : await database.rows(outfitsOf, { viewerId, ids: outfitIds });
  const guests = new Map<string, GuestView[]>();
  for (const { id, status, ...user } of guestRows) {
    const list = guests.get(id) ?? [];
    guests.set(id, [...list, { user: toListedUser(user, files), status }]);
  }
  return { guests, outfits: new Map(named.map((outfit) => [outfit.id, outfit])) };
}
