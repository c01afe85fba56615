import { OutfitsPurge } from '../../../application/wardrobe/purge/ports.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { WearId } from '../../../domain/wardrobe/diary/wear.ts';
import type { OccasionId } from '../../../domain/wardrobe/occasions/occasion.ts';
import type { OutfitId } from '../../../domain/wardrobe/outfits/outfit.ts';
import type { Database } from '../../kernel/database/database.ts';
import { type Statement, sql } from '../../kernel/database/statement.ts';
import { itemsWornIn, removeWears } from '../diary/worn-figures.ts';

type Step = { ofId: string; limit: number };
type Ids = { ids: readonly string[] };
const outfitsOf = sql<Step, { id: OutfitId }>(
  'select id from outfits where owner_id = :ofId order by id limit :limit',
);
const occasionsOf = sql<Step, { id: OccasionId }>(
  'select id from occasions where owner_id = :ofId order by starts_on, id limit :limit',
);
const wearsOf = sql<Step, { id: WearId }>(
  'select id from wears where owner_id = :ofId order by on_day, id limit :limit',
);
const dropWears = sql<Ids>('delete from wears where id in (:ids*)');
const invitationsOf = sql<Step, { id: OccasionId }>(
  'select occasion_id as id from occasion_guests where user_id = :ofId order by starts_on, occasion_id limit :limit',
);
const dropInvitations = sql<Ids & { userId: string }>(
  'delete from occasion_guests where user_id = :userId and occasion_id in (:ids*)',
);
const planning = sql<Step, { id: OccasionId; ownerId: UserId }>(`
  select distinct c.id, c.owner_id as ownerId from occasion_outfits oo join occasions c on c.id = oo.occasion_id
  where oo.outfit_id = :ofId limit :limit`);
const wearsWith = (column: string) =>
  sql<Step, { id: WearId }>(`select id from wears where ${column} = :ofId limit :limit`);
const forget = (column: string) => sql<Ids>(`update wears set ${column} = null where id in (:ids*)`);
const outfit = { named: wearsWith('outfit_id'), forget: forget('outfit_id') };
const occasion = { named: wearsWith('occasion_id'), forget: forget('occasion_id') };
const invitedBy = sql<{ hostId: string; guestId: string; until: number }, { id: OccasionId }>(`
  select g.occasion_id as id from occasion_guests g join occasions c on c.id = g.occasion_id
  where g.user_id = :guestId and c.owner_id = :hostId and g.asked_at <= :until`);

export class SqlOutfitsPurge extends OutfitsPurge {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  outfitIds(ownerId: UserId, limit: number): Promise<OutfitId[]> {
    return this.#ids(outfitsOf, ownerId, limit);
  }

  occasionIds(ownerId: UserId, limit: number): Promise<OccasionId[]> {
    return this.#ids(occasionsOf, ownerId, limit);
  }

  async wearsOf(ownerId: UserId, limit: number): Promise<boolean> {
    const ids = await this.#ids(wearsOf, ownerId, limit);
    if (ids.length === 0) return false;
    const worn = await this.#database.rows(itemsWornIn, { wearIds: ids });
    const itemIds = [...new Set(worn.map(({ itemId }) => itemId))];
    this.#database.enqueue(dropWears, { ids });
    if (itemIds.length > 0)
      for (const remove of removeWears) this.#database.enqueue(remove, { wearIds: ids, itemIds });
    return true;
  }

  async invitationsOf(userId: UserId, limit: number): Promise<boolean> {
    const ids = await this.#ids(invitationsOf, userId, limit);
    if (ids.length > 0) this.#database.enqueue(dropInvitations, { userId, ids });
    return ids.length > 0;
  }

  async planning(id: OutfitId, limit: number): Promise<{ id: OccasionId; ownerId: UserId }[]> {
    return this.#database.rows(planning, { ofId: id, limit });
  }

  forgetOutfit(id: OutfitId, limit: number): Promise<boolean> {
    return this.#forget(outfit, id, limit);
  }

  forgetOccasion(id: OccasionId, limit: number): Promise<boolean> {
    return this.#forget(occasion, id, limit);
  }

  async uninvite(userId: UserId, otherId: UserId, until: Instant): Promise<void> {
    for (const [hostId, guestId] of [
      [userId, otherId],
      [otherId, userId],
    ] as const) {
      const ids = (await this.#database.rows(invitedBy, { hostId, guestId, until })).map(({ id }) => id);
      if (ids.length > 0) this.#database.enqueue(dropInvitations, { userId: guestId, ids });
    }
  }

  async #ids<T>(statement: Statement<Step, { id: T }>, ofId: string, limit: number): Promise<T[]> {
    return (await this.#database.rows(statement, { ofId, limit })).map(({ id }) => id);
  }

  async #forget({ named, forget }: typeof outfit, ofId: string, limit: number): Promise<boolean> {
    const ids = await this.#ids(named, ofId, limit);
    if (ids.length > 0) this.#database.enqueue(forget, { ids });
    return ids.length === limit;
  }
}
